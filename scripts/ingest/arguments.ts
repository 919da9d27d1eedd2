import { parseArgs } from 'node:util'
import { err, ok, type Result } from '#core/result.ts'
import type { FileToIngest } from './queue-file.ts'

/** How the command is written, for a person. */
export const usage = `npm run ingest -- FILE --library SLUG --title "…" [--kind film|track]
    [--captions FILE.vtt|.srt --language en]… [--artwork FILE] [--trailer FILE] [--synopsis "…"] [--year 1969] [--credit "…"] [--genre "…" …]`

const options = {
  library: { type: 'string' },
  title: { type: 'string' },
  kind: { type: 'string', default: 'film' },
  captions: { type: 'string', multiple: true },
  language: { type: 'string', multiple: true },
  artwork: { type: 'string' },
  trailer: { type: 'string' },
  synopsis: { type: 'string' },
  year: { type: 'string' },
  credit: { type: 'string' },
  genre: { type: 'string', multiple: true },
} as const

/** Reads the command line; an error is one sentence for the person who wrote it. */
export function parseIngestArguments(args: string[]): Result<FileToIngest, string> {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause))
  }
  const { values, positionals } = parsed
  const [file, ...others] = positionals
  if (!file || others.length > 0) return err('Name exactly one file.')
  if (!values.library) return err('Say which library it belongs to: --library SLUG.')
  if (!values.title) return err('Give it a title: --title "…".')
  if (values.kind !== 'film' && values.kind !== 'track') return err('--kind is film or track.')
  const year = values.year === undefined ? undefined : Number(values.year)
  if (year !== undefined && !Number.isInteger(year)) return err('--year is a whole number.')

  const { captions = [], language: languages = captions.length === 1 ? ['en'] : [] } = values
  if (languages.length !== captions.length) return err('Say the language of each captions file: --language de.')

  const isTrack = values.kind === 'track'
  return ok({
    file,
    target: {
      librarySlug: values.library,
      title: {
        name: values.title,
        kind: isTrack ? 'ALBUM' : 'FILM',
        ...(values.synopsis ? { synopsis: values.synopsis } : {}),
        ...(year === undefined ? {} : { year }),
        ...(values.credit ? { credit: values.credit } : {}),
        ...(values.genre ? { genres: values.genre } : {}),
      },
      playable: { kind: isTrack ? 'TRACK' : 'FILM' },
    },
    ...(captions.length > 0
      ? { captions: captions.map((path, index) => ({ file: path, language: languages[index] ?? 'en' })) }
      : {}),
    ...(values.artwork ? { artworkFile: values.artwork } : {}),
    ...(values.trailer ? { trailerFile: values.trailer } : {}),
  })
}

function parse(args: string[]) {
  return parseArgs({ args, options, allowPositionals: true })
}
