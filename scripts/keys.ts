import { errorTable } from '#core/errors.ts'
import { requestRemoval, requestRotation } from '#features/signing-keys/commands.ts'
import { listKeyGroups } from '#features/signing-keys/queries.ts'
import { prepareSigningKeysQueue } from '#jobs/signing-keys.ts'
import { openDatabase } from '#platform/database.ts'
import { parseSettings } from '#platform/env.ts'
import { openQueue } from '#platform/queue.ts'
import { parseKeyArguments, usage } from './keys/arguments.ts'
import { writeKeyList } from './keys/write-list.ts'
import { joinPortal } from './portal/join.ts'
import { PortalError, reportAndExit } from './portal/portal-error.ts'

/**
 * `npm run keys -- list|rotate GROUP|remove KEY_ID`: what the owner's page does, for an operator beside the running
 * portal. The worker does the work; `list` shows how far it is.
 */
const command = parseKeyArguments(process.argv.slice(2))
if (!command.ok) reportAndExit(`${command.error}\n\n${usage}`)
const environment = await joinPortal(process.env).catch(reportAndExit)
const settings = parseSettings('app', environment)
if (!settings.ok) reportAndExit(settings.error.join('\n'))
const { DATABASE_URL, KEY_ENCRYPTION_KEYS: encryptionKeys, SIGNING_KEY_STORE: store } = settings.value
const database = openDatabase(DATABASE_URL, 2)
try {
  const queue = await openQueue({ databaseUrl: DATABASE_URL, poolSize: 1, isKeeper: false, onError: () => undefined })
  await prepareSigningKeysQueue(queue)
  const request = { database, queue, encryptionKeys, store, actor: null, now: new Date() }
  switch (command.value.name) {
    case 'list':
      process.stdout.write(`${writeKeyList(await listKeyGroups(database))}\n`)
      break
    case 'rotate': {
      const begun = await requestRotation(command.value.keyGroup, command.value.algorithm, request)
      if (!begun.ok) {
        const { code } = begun.error
        const freesAt = code === 'KEY_GROUP_FULL' && begun.error.freesAt
        throw new PortalError(
          `${errorTable[code].userMessage}${freesAt ? ` One leaves on ${freesAt.toISOString()}.` : ''}`,
        )
      }
      process.stdout.write('A new key is on its way; npm run keys -- list shows where it stands.\n')
      break
    }
    case 'remove': {
      const asked = await requestRemoval(command.value.keyId, request)
      if (!asked.ok) throw new PortalError(errorTable[asked.error].userMessage)
      process.stdout.write('The key leaves its group at once, a signing one as soon as another signs.\n')
    }
  }
  await queue.stop({ graceful: false })
} catch (cause) {
  reportAndExit(cause)
} finally {
  await database.$disconnect()
}
