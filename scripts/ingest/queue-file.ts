import { randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { err, type Result } from '#core/result.ts'
import { startIngest, type IngestRefusalCode, type StartedIngest } from '#features/library-admin/commands.ts'
import type { StartIngest } from '#features/library-admin/schema.ts'
import type { IngestContext } from './ingest-context.ts'

export type FileToIngest = {
  /** Path of the film or sound file. */
  file: string
  /** A new title (`librarySlug`, `title`), a new part of a title (`titleId`), or a new version of a part (`playableId`). */
  target: StartIngest['target']
  captions?: { file: string; language: string; label?: string }[]
  artworkFile?: string
  trailerFile?: string
}

/** Puts a file and what goes with it into the bucket and its job into the queue; does not wait for the worker. */
export async function queueFile(
  { database, queue, storage }: IngestContext,
  { file, target, captions = [], artworkFile, trailerFile }: FileToIngest,
): Promise<Result<StartedIngest, IngestRefusalCode | 'FILE_MISSING'>> {
  for (const path of [file, ...captions.map((each) => each.file), artworkFile, trailerFile])
    if (path && !(await isFile(path))) return err('FILE_MISSING')
  const assetId = randomBytes(16).toString('hex')
  const prefix = `sources/${assetId}/`
  const put = async (path: string, name: string) => {
    await storage.putFile(`${prefix}${name}`, path, { contentType: 'application/octet-stream' })
    return `${prefix}${name}`
  }
  const sourceKey = await put(file, writeSafeName(file))
  const tracks: NonNullable<StartIngest['captions']> = []
  for (const [index, { file: path, language, label = nameLanguage(language) }] of captions.entries()) {
    const key = await put(path, `captions-${index + 1}${writeSafeExtension(path)}`)
    tracks.push({ key, language, label })
  }
  const artworkKey = artworkFile && (await put(artworkFile, `artwork${writeSafeExtension(artworkFile)}`))
  const trailerKey = trailerFile && (await put(trailerFile, `trailer${writeSafeExtension(trailerFile)}`))

  const input: StartIngest = {
    target,
    assetId,
    sourceKey,
    sourceName: basename(file).slice(0, 255),
    captions: tracks,
    ...(artworkKey ? { artworkKey } : {}),
    ...(trailerKey ? { trailerKey } : {}),
  }
  const started = await startIngest({ database, queue }, input, null, new Date())
  // Without a row nothing would ever come back for what was just uploaded.
  if (!started.ok) await storage.deletePrefix(prefix)
  return started
}

function writeSafeExtension(path: string): string {
  const extension = extname(path).toLowerCase()
  return /^\.[a-z0-9]{1,8}$/.test(extension) ? extension : ''
}

/** Letters, digits, dashes and dots of the sender's name, so that a person finds it again in the bucket. */
function writeSafeName(path: string): string {
  const stem = basename(path, extname(path))
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 80)
  return `${stem.replaceAll(/^-+|-+$/g, '') || 'source'}${writeSafeExtension(path)}`
}

function nameLanguage(language: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language
  } catch {
    return language
  }
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}
