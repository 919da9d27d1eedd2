import { access, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  goodMiniatureScore,
  listPosterMoments,
  scoreMiniature,
  writeCoverArguments,
  writeFrameArguments,
} from '#core/transcoding/poster-arguments.ts'
import type { SourceFacts } from '#core/transcoding/source-facts.ts'
import { makePicture, type Bench } from './media-tools.ts'
import { posterFile, sourceFile, stillFile } from './open-source.ts'

/** Files in the job's folder, or null where there is no such picture. */
export type Pictures = { poster: string | null; still: string | null }

/** What there is to make pictures of, and which are wanted at all. */
export type PictureWishes = { durationSeconds: number; hasArtwork: boolean; lacks: { poster: boolean; still: boolean } }

/**
 * Makes the pictures of a film that are wanted: a still of it where it is not black, and the poster, which is the
 * artwork that was sent (drawn already), else the cover inside of a sound file, else that still. No picture is no
 * failure.
 */
export async function makePictures(bench: Bench, facts: SourceFacts, wishes: PictureWishes): Promise<Pictures> {
  const { durationSeconds, hasArtwork, lacks } = wishes
  const sent = !lacks.poster ? null : hasArtwork ? posterFile : await drawCover(bench, facts)
  const isStillWanted = lacks.still || (lacks.poster && sent === null)
  const still = facts.video && isStillWanted ? await takeStill(bench, facts.video.streamIndex, durationSeconds) : null
  return { poster: lacks.poster ? (sent ?? still) : null, still }
}

async function drawCover(bench: Bench, { coverStreamIndex }: SourceFacts): Promise<string | null> {
  if (coverStreamIndex === null) return null
  const drawn = await makePicture(bench, writeCoverArguments(sourceFile, coverStreamIndex, posterFile))
  return drawn.ok && (await exists(join(bench.folder, posterFile))) ? posterFile : null
}

/** Looks at one moment after another until a picture has enough to see; the last one is taken in any case. */
async function takeStill(bench: Bench, streamIndex: number, durationSeconds: number): Promise<string | null> {
  let best: { atSeconds: number; score: number } | null = null
  const take = async (atSeconds: number) => {
    await rm(join(bench.folder, stillFile), { force: true })
    const taken = await makePicture(
      bench,
      writeFrameArguments(sourceFile, { streamIndex, atSeconds, output: stillFile }),
    )
    const isThere = taken.ok && taken.value.length > 0 && (await exists(join(bench.folder, stillFile)))
    return isThere ? scoreMiniature(taken.value) : null
  }
  for (const atSeconds of listPosterMoments(durationSeconds)) {
    const score = await take(atSeconds)
    if (score === null) continue
    if (score >= goodMiniatureScore) return stillFile
    if (!best || score > best.score) best = { atSeconds, score }
  }
  return best && (await take(best.atSeconds)) !== null ? stillFile : null
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
