import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { openIngestContext, type IngestContext } from '#scripts/ingest/ingest-context.ts'
import { queueFile } from '#scripts/ingest/queue-file.ts'
import { demoCatalogue, type DemoPlayable } from './catalogue.ts'
import { lacksArtwork, placeArtwork, placeTrailer } from './place-artwork.ts'
import { describeTrackDownload, placeDownload, placePressNotes } from './place-downloads.ts'
import { makeDemoPlayable, type MadeFiles } from './make-demo-playable.ts'

export type PrepareOptions = {
  /** The worker's environment: database, bucket, and the folder beside which the films are made. */
  env: Record<string, string | undefined>
  ffmpegPath: string
  onProgress: (line: string) => void
}

/** What is short to make comes first: a series has most to make, and is seen by few before the films. */
const inOrderOfMaking = demoCatalogue
  .flatMap((library) => library.titles)
  .toSorted((one, other) => Number(one.kind === 'SERIES') - Number(other.kind === 'SERIES'))

/**
 * Makes every demo film and track that has no version yet, one after the other, and hands each to the ingest pipeline
 * as an editor's upload would be. Runs beside the portal; what was made before a restart is not made again.
 */
export async function prepareDemoMedia({ env, ffmpegPath, onProgress }: PrepareOptions): Promise<void> {
  const context = await openIngestContext(env)
  const folder = join(dirname(env['WORK_FOLDER'] ?? '.'), 'demo')
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    for (const title of inOrderOfMaking) {
      const { slug, name, playables } = title
      await placePressNotes(context, title, folder)
      for (const playable of playables) {
        const playableId = await findMissing(context, slug, playable)
        if (playableId === null) continue
        const made = await makeDemoPlayable(playable, { ffmpegPath, folder })
        await placeArtwork(context, slug, playable, made)
        if (made.trailerFile) await placeTrailer(context, slug, made.trailerFile)
        if (playable.kind === 'TRACK') {
          await placeDownload(context, describeTrackDownload(title, playable.position, playable.name, made.file))
        }
        await queueMade(context, playableId, made)
        onProgress(
          `Demo: ${name}${playables.length > 1 ? `, ${playable.name}` : ''} is made and on its way to the library.`,
        )
      }
      const [first] = playables
      if (first && (await lacksArtwork(context, slug))) {
        await placeArtwork(
          context,
          slug,
          first,
          await makeDemoPlayable(first, { ffmpegPath, folder, picturesOnly: true }),
        )
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
    await context.close()
  }
}

/** The playable's id if nothing was ever brought in for it, or only what failed. */
async function findMissing(
  { database }: IngestContext,
  slug: string,
  { position }: DemoPlayable,
): Promise<string | null> {
  const row = await database.playable.findFirst({
    where: { title: { slug }, position, assets: { none: { status: { in: ['PREPARING', 'READY'] } } } },
    select: { id: true },
  })
  return row?.id ?? null
}

async function queueMade(context: IngestContext, playableId: string, made: MadeFiles): Promise<void> {
  const queued = await queueFile(context, {
    file: made.file,
    target: { playableId },
    captions: made.captions,
  })
  if (!queued.ok) throw new Error(`A demo film could not be queued: ${queued.error}`)
}
