import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { StaffPermission } from '#core/staff-permissions.ts'

/** Who may come through a door; what is not of staff has tests of its own. */
type Keeper = StaffPermission | 'not of staff'

/** Every page below `/admin`. A new one fails the test until it stands here. */
export const staffPages: Record<string, StaffPermission> = {
  admin: 'overview.read',
  'admin/audit': 'audit.read',
  'admin/files': 'files.change',
  'admin/files/[id]': 'files.change',
  'admin/keys': 'keys.change',
  'admin/sources': 'catalogue.change',
  'admin/titles': 'catalogue.read',
  'admin/titles/change': 'catalogue.change',
  'admin/titles/changes': 'catalogue.change',
}

/** Every route of the portal, by its method and folder. */
export const routes: Record<string, Keeper> = {
  'POST admin/audit/export': 'audit.read',
  'GET admin/sources/[id]/preview': 'catalogue.change',
  'POST api/uploads': 'files.change',
  'GET api/uploads/[id]': 'files.change',
  'POST api/uploads/[id]/parts': 'files.change',
  'POST api/uploads/[id]/complete': 'files.change',
  'DELETE api/uploads/[id]': 'files.change',
  'GET api/auth/[...nextauth]': 'not of staff',
  'POST api/auth/[...nextauth]': 'not of staff',
  'POST api/playback/grants': 'not of staff',
  'POST api/playback/grants/[id]/end': 'not of staff',
  'POST api/playback/grants/[id]/heartbeat': 'not of staff',
  'POST api/profiles/choose': 'not of staff',
  'POST api/sign-out': 'not of staff',
  'GET api/words/listen': 'not of staff',
  'GET files/download/[id]': 'not of staff',
  'GET healthz': 'not of staff',
  'GET offline': 'not of staff',
  'POST shares/[token]/open': 'not of staff',
  'GET sitemaps': 'not of staff',
  'GET sitemaps/[page]': 'not of staff',
}

/** Every action of the build. */
export const actions: Record<string, Keeper> = {
  rotateKeyAction: 'keys.change',
  removeKeyAction: 'keys.change',
  applyBulkChangeAction: 'catalogue.change',
  undoBulkChangeAction: 'catalogue.change',
  createShareAction: 'files.change',
  createDirectLinkAction: 'files.change',
  revokeShareAction: 'files.change',
  removeFileAction: 'files.change',
  listAction: 'not of staff',
  rateAction: 'not of staff',
  watchedAction: 'not of staff',
  removeFromContinueAction: 'not of staff',
  removeFromHistoryAction: 'not of staff',
  clearHistoryFormAction: 'not of staff',
  signInAction: 'not of staff',
  setPasswordAction: 'not of staff',
  confirmPasswordAction: 'not of staff',
  createProfileAction: 'not of staff',
  updateProfileAction: 'not of staff',
  setPinAction: 'not of staff',
  removePinAction: 'not of staff',
  deleteProfileAction: 'not of staff',
  keepHistoryAction: 'not of staff',
  chooseLanguageAction: 'not of staff',
}

const findAll = (folder: string, name: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => name.test(path))

/** The pages below `/admin` that the file system has. */
export const findStaffPages = () => findAll('app/admin', /(^|\/)page\.tsx$/).map((path) => dirname(join('admin', path)))

/** The routes that the file system has. */
export const findRoutes = () =>
  findAll('app', /(^|\/)route\.tsx?$/).flatMap((path) => {
    const exported = readFileSync(join('app', path), 'utf8').matchAll(/^export .*$/gm)
    const methods = [...exported].flatMap(([line]) => line.match(/\b(?:GET|POST|PUT|PATCH|DELETE)\b/g) ?? [])
    return methods.map((method) => `${method} ${dirname(path)}`)
  })
