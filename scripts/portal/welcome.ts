import { demoPeople } from '#prisma/demo-people.ts'
import type { RunningPortal } from './portal.ts'

/** What a person needs once the portal is up: where it is, who can sign in, how to end it. */
export function describePortal(portal: RunningPortal): string {
  const { appOrigin, mediaOrigin, demoPassword, settings, workerEnvironment } = portal
  const people = demoPeople.map(({ handle, shows }) => `    ${`${handle}@usher.test`.padEnd(22)} ${shows}`)
  const lines = ['', `  Usher is up: ${appOrigin}`]
  if (settings.isMediaEmbedded) lines.push(`  The same through the edge, as in production: ${mediaOrigin}`)
  else lines.push(`  Media: ${mediaOrigin}, from the bucket ${workerEnvironment['BUCKET_NAME'] ?? ''}`)
  if (settings.database) {
    lines.push(`  Database: ${new URL(settings.database.url).host}`)
    lines.push('  The first owner signs in by a link: npm run owner -- EMAIL')
  }
  if (demoPassword !== null) lines.push('', `  Demo people, all with the password ${demoPassword}`, ...people)
  return [...lines, '', '  Ctrl-C stops everything.', ''].join('\n')
}
