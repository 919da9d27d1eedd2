import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { artworkFolder } from '#core/artwork.ts'
import { storePicture } from '#scripts/demo/media/store-picture.ts'
import type { Size } from '#scripts/demo/picture/canvas.ts'
import type { IngestContext } from '#scripts/ingest/ingest-context.ts'
import { drawScene } from './draw-scene.ts'

type Place = Pick<IngestContext, 'database' | 'storage'>

/** Ids of the pictures that seeded titles share. */
export type SeededPictures = { posters: string[]; stills: string[]; covers: string[] }

const kinds = {
  posters: { count: 12, size: { width: 720, height: 1080 } },
  stills: { count: 24, size: { width: 1280, height: 720 } },
  covers: { count: 8, size: { width: 960, height: 960 } },
} as const satisfies Record<keyof SeededPictures, { count: number; size: Size }>

/** Draws and stores what is not there yet, in every size that pages use: a minute the first time. */
export async function placePictures(place: Place): Promise<SeededPictures> {
  const ids = listPictures()
  const held = await place.database.artwork.findMany({ where: { id: { in: all(ids) } }, select: { id: true } })
  const known = new Set(held.map(({ id }) => id))
  const folder = await mkdtemp(join(tmpdir(), 'usher-scenes-'))
  try {
    for (const kind of Object.keys(kinds) as (keyof SeededPictures)[]) {
      for (const [number, id] of ids[kind].entries()) {
        if (known.has(id)) continue
        const file = join(folder, `${id}.png`)
        await writeFile(file, await drawScene(number, kinds[kind].size).encode('png'))
        await storePicture(place, file, id)
      }
    }
    return ids
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Takes the pictures away again. */
export async function removePictures({ database, storage }: Place): Promise<void> {
  const ids = all(listPictures())
  await database.artwork.deleteMany({ where: { id: { in: ids } } })
  for (const id of ids) await storage.deletePrefix(artworkFolder(id))
}

/** The same ids each time, so that a second run finds what the first one stored. */
function listPictures(): SeededPictures {
  const list = (kind: keyof SeededPictures) =>
    Array.from({ length: kinds[kind].count }, (_, number) =>
      createHash('sha256').update(`usher seeded ${kind} ${number}`).digest('hex').slice(0, 32),
    )
  return { posters: list('posters'), stills: list('stills'), covers: list('covers') }
}

function all({ posters, stills, covers }: SeededPictures): string[] {
  return [...posters, ...stills, ...covers]
}
