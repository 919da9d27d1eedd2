import { randomBytes } from 'node:crypto'
import type { APIRequestContext, BrowserContext } from '@playwright/test'
import { permits, type StaffPermission } from '#core/staff-permissions.ts'
import { expect, test } from '#e2e/fixtures.ts'
import { readActions } from '#e2e/support/actions.ts'
import { actions, findRoutes, findStaffPages, routes, staffPages } from '#e2e/support/staff-doors.ts'

const roles = ['MEMBER', 'SUPPORT', 'EDITOR', 'OWNER'] as const

test('every page below /admin, every route and every action is in the list of who may', () => {
  expect(findStaffPages().sort()).toEqual(Object.keys(staffPages).sort())
  expect(findRoutes().sort()).toEqual(Object.keys(routes).sort())
  expect([...new Set(readActions().map(({ name }) => name))].sort()).toEqual(Object.keys(actions).sort())
})

type People = {
  create: (membership: null, role: (typeof roles)[number]) => Promise<{ accountId: string; email: string }>
}
type SignIn = (context: BrowserContext, person: { accountId: string; email: string }) => Promise<void>

/** A client for a visitor, and one for a person of each role. */
async function openClients(contexts: () => Promise<BrowserContext>, people: People & { signInQuietly: SignIn }) {
  const visitor = { name: 'a visitor', may: () => false, request: (await contexts()).request, accountId: '' }
  const others = await Promise.all(
    roles.map(async (role) => {
      const context = await contexts()
      const person = await people.create(null, role)
      await people.signInQuietly(context, person)
      const may = (permission: StaffPermission) => permits(role, permission)
      return { name: role, may, request: context.request, accountId: person.accountId }
    }),
  )
  return [visitor, ...others]
}

/** What somebody sees of an answer: its name and its words. A request of Next's own router is first sent to its checked address. */
async function look(request: APIRequestContext, url: string, headers: Record<string, string> = {}) {
  const answer = await request.get(url, {
    headers: { Accept: 'text/html', ...headers },
    maxRedirects: headers['RSC'] ? 1 : 0,
  })
  const text = await answer.text()
  const pick = (pattern: RegExp) =>
    pattern
      .exec(text)?.[1]
      ?.replaceAll(/(?:<[^>]*>|\s)+/g, ' ')
      .trim()
  return { status: answer.status(), text, title: pick(/<title>([^<]*)/), words: pick(/<main[^>]*>(.*?)<\/main>/s) }
}

test('a page of staff is there for those who may, and for others as one that nobody made', async ({
  browser,
  people,
  database,
  origin,
}) => {
  test.setTimeout(240_000)
  const clients = await openClients(() => browser.newContext(), people)
  const id = randomBytes(16).toString('hex')
  const names = { fileName: `Doors ${id}.pdf`, objectKey: `private/${id}/doors.pdf` }
  const facts = { contentType: 'application/pdf', sizeBytes: 1n, status: 'READY' as const, readyAt: new Date() }
  const owner = clients.at(-1)?.accountId ?? ''
  await database.privateFile.create({ data: { id, ...names, ...facts, createdAt: new Date(), createdById: owner } })

  for (const { name, may, request } of clients) {
    const absent = await look(request, `${origin}/admin/nothing-of-this-name`)
    expect(absent.status).toBe(404)
    for (const [page, permission] of Object.entries(staffPages)) {
      const url = `${origin}/${page.replace('[id]', id)}`
      const seen = await look(request, url)
      const moved = await look(request, url, { RSC: '1' })
      if (may(permission)) {
        expect.soft(seen.status, `control: ${page} for ${name}`).toBe(200)
        expect.soft(seen.title, `control: ${page} for ${name}`).not.toBe(absent.title)
        if (page.includes('[id]')) expect.soft(moved.text, 'control').toContain(names.fileName)
        continue
      }
      expect.soft(seen.status, `${page} for ${name}`).toBe(404)
      expect.soft(seen.title, `${page} for ${name}`).toBe(absent.title)
      // Beside the navigation of the staff area, for who has one.
      const words = may('overview.read') ? expect.stringContaining(absent.words ?? 'words') : absent.words
      expect.soft(seen.words, `${page} for ${name}`).toEqual(words)
      expect.soft(seen.text + moved.text, `${page} for ${name}`).not.toContain(names.fileName)
    }
  }
  await database.privateFile.delete({ where: { id } })
})

test('a route of staff answers those who may, and is not there for others', async ({
  browser,
  people,
  portal,
  origin,
}) => {
  const clients = await openClients(() => browser.newContext(), people)
  const upload = { fileName: 'doors.txt', contentType: 'text/plain', sizeBytes: 3 }
  const headers = { Origin: origin }
  for (const { name, may, request } of clients) {
    const begun = await request.post(`${origin}/api/uploads`, { headers, data: upload })
    const { uploadId = '0'.repeat(32) } = (await begun.json()) as { uploadId?: string }
    expect(begun.status(), name).toBe(may('files.change') ? 201 : name === 'a visitor' ? 401 : 404)
    for (const [route, permission] of Object.entries(routes)) {
      if (permission === 'not of staff' || route === 'POST api/uploads') continue
      const [method = '', path = ''] = route.split(' ')
      const id = path.startsWith('api/uploads') ? uploadId : portal.film.assetId
      const options = { method, headers, maxRedirects: 0, ...(method === 'POST' ? { data: {} } : {}) }
      const answer = await request.fetch(`${origin}/${path.replace('[id]', id)}`, options)
      if (may(permission)) expect.soft([401, 404], `control: ${route} for ${name}`).not.toContain(answer.status())
      else expect.soft(answer.status(), `${route} for ${name}`).toBe(name === 'a visitor' ? 401 : 404)
    }
  }
})

test('an action of staff does not exist for those who may not', async ({ browser, people, database, origin }) => {
  const clients = await openClients(() => browser.newContext(), people)
  const actors = { actorId: { in: clients.map(({ accountId }) => accountId).filter(Boolean) } }
  for (const { id, name: action, path } of readActions()) {
    const permission = actions[action]
    if (permission === undefined || permission === 'not of staff') continue
    for (const { name, may, request } of clients) {
      const answer = await request.post(`${origin}${path}`, {
        headers: { 'Next-Action': id, 'Content-Type': 'text/plain;charset=UTF-8', Origin: origin },
        data: '[{"code":null},{}]',
        maxRedirects: 0,
      })
      if (may(permission)) expect.soft(answer.status(), `control: ${action} for ${name}`).toBe(200)
      else expect.soft(answer.status(), `${action} for ${name}`).toBe(404)
    }
  }
  expect(await database.auditEvent.count({ where: actors }), 'nothing was done').toBe(0)
})
