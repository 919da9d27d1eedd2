import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import { writeProbeArguments } from '#core/transcoding/ffmpeg-arguments.ts'
import { maximumTrailerBytes } from '#core/transcoding/limits.ts'
import { parseProbe } from '#core/transcoding/parse-probe.ts'
import type { IngestFault, IngestRefusal } from '#core/transcoding/refusals.ts'
import type { SourceFacts } from '#core/transcoding/source-facts.ts'
import { longestTrailerSeconds, writeTrailerArguments } from '#core/transcoding/trailer-arguments.ts'
import type { Storage } from '#platform/storage.ts'
import type { Attempt } from './attempt.ts'
import { encode, probe, type Bench } from './media-tools.ts'

/** The trailer as everybody may see it, inside of a job's folder. */
export const trailerFile = 'trailer.mp4'
const trailerSource = 'trailer-source'

type Failure = IngestRefusal | IngestFault

/** Fetches the trailer that came with a source and looks at it, under the same guards; null where none came. */
export async function openTrailer(
  storage: Storage,
  { trailerKey }: Attempt,
  bench: Bench,
): Promise<Result<SourceFacts | null, Failure>> {
  if (trailerKey === null) return ok(null)
  const stored = await storage.head(trailerKey)
  if (!stored || stored.sizeBytes === 0) return err('TRAILER_UNREADABLE')
  if (stored.sizeBytes > maximumTrailerBytes) return err('TRAILER_TOO_LARGE')
  const path = join(bench.folder, trailerSource)
  await storage.getToFile(trailerKey, path, bench.signal)
  const printed = await probe(bench, writeProbeArguments(trailerSource))
  const facts = printed.ok ? parseProbe(printed.value, (await stat(path)).size) : printed
  return facts.ok && facts.value.video ? facts : err('TRAILER_UNREADABLE')
}

/** Makes the one file that browsers play as it is; says whether there is one. */
export async function makeTrailer(bench: Bench, facts: SourceFacts | null): Promise<Result<boolean, Failure>> {
  const args = facts && writeTrailerArguments(facts, { source: trailerSource, output: trailerFile })
  if (!facts?.video || !args) return ok(false)
  const pixels = facts.video.displayWidth * facts.video.displayHeight
  const settings = { durationSeconds: longestTrailerSeconds, pixels, onLine: () => undefined }
  const encoded = await encode(bench, args, settings)
  if (encoded.ok) return ok(true)
  return err(encoded.error === 'UNREADABLE' ? 'TRAILER_UNREADABLE' : encoded.error)
}
