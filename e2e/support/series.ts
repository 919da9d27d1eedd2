import type { FilmFiles } from './films.ts'
import type { SeriesState } from './portal-state.ts'
import type { Tools } from './tools.ts'

/** Seconds at which the first episode's marks lie. */
export const firstEpisode = { introStartSeconds: 0.5, introEndSeconds: 4, creditsStartSeconds: 9 }

/**
 * A series of two episodes, brought in by the real pipeline: the first with two languages, captions in both, chapters
 * and marks, the second small.
 */
export async function bringSeries(tools: Tools, files: Pick<FilmFiles, 'rich' | 'small'>): Promise<SeriesState> {
  const title = { name: 'Two crossings', kind: 'SERIES' as const }
  const begun = await tools.ingest({
    file: files.rich,
    target: { librarySlug: 'e2e-shorts', title, playable: { kind: 'EPISODE', name: 'Out', position: 1 } },
  })
  if (!begun.ok) throw new Error(`The first episode was refused: ${begun.error.reason}`)
  const { id: titleId } = await tools.database.title.findUniqueOrThrow({ where: { slug: begun.value.titleSlug } })
  const playable = { kind: 'EPISODE' as const, name: 'And back', position: 2 }
  const ended = await tools.ingest({ file: files.small, target: { titleId, playable } })
  if (!ended.ok) throw new Error(`The second episode was refused: ${ended.error.reason}`)

  const number = (id: string, episodeNumber: number, marks: object = {}) =>
    tools.database.playable.update({ where: { id }, data: { seasonNumber: 1, episodeNumber, ...marks } })
  await number(begun.value.playableId, 1, firstEpisode)
  await number(ended.value.playableId, 2)
  const { titleSlug, playableId, assetId } = begun.value
  return { titleSlug, first: { playableId, assetId }, second: { playableId: ended.value.playableId } }
}
