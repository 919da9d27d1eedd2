import { parseArgs } from 'node:util'
import { openIngestContext } from './ingest/ingest-context.ts'
import { joinPortal } from './portal/join.ts'
import { reportAndExit } from './portal/portal-error.ts'
import { placePictures, removePictures } from './seed/place-pictures.ts'
import { removeSeededCatalogue, writeSeededCatalogue } from './seed/write-catalogue.ts'

const usage = 'usage: npm run seed -- --titles NUMBER, or npm run seed -- --remove'

/**
 * `npm run seed -- --titles 100000`: fills the running embedded portal with an invented catalogue, for measuring and
 * for seeing how pages stand up to it; `--remove` takes it away. Never writes to a database of somebody's own.
 */
const { values } = parseArgs({ options: { titles: { type: 'string' }, remove: { type: 'boolean', default: false } } })
const count = Number(values.titles ?? 0)
const isWish = values.remove || (Number.isInteger(count) && count >= 1 && count <= 1_000_000)
if (!isWish) reportAndExit(usage)
if (process.env['DATABASE_URL'])
  reportAndExit('DATABASE_URL is set: an invented catalogue is for the embedded database.')

const environment = await joinPortal(process.env).catch(reportAndExit)
const context = await openIngestContext(environment).catch(reportAndExit)
const { database } = context
try {
  if (values.remove) {
    const removed = await removeSeededCatalogue(database)
    await removePictures(context)
    process.stdout.write(`${removed} seeded titles taken away.\n`)
  } else {
    process.stdout.write('Drawing the pictures that the titles share …\n')
    const pictures = await placePictures(context)
    const onProgress = (written: number) => {
      if (written % 10_000 === 0 || written === count) process.stdout.write(`${written} of ${count} titles\n`)
    }
    await writeSeededCatalogue(database, { count, now: new Date(), pictures, onProgress })
    process.stdout.write(`  ${environment['APP_ORIGIN'] ?? ''}/browse/seeded-films\n`)
  }
} catch (cause) {
  reportAndExit(cause)
} finally {
  await context.close()
}
