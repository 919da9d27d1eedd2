import { chooseFrameRate, framesPerSecond } from './frame-rate.ts'
import type { FrameRate, SourceFacts, VideoFacts } from './source-facts.ts'

/** Seconds that a segment should last; a group of pictures is as long, to a whole frame. */
const wantedSegmentSeconds = 4

/** One size of the picture. */
export type VideoRung = {
  /** Folder and name of the rendition, `v` and its shorter side: `v720`. */
  name: string
  width: number
  height: number
  /** The most that the encoder may spend, in kilobits a second. */
  maximumKilobits: number
}

/** One quality of one track of the sound; `track` counts the source's tracks, 0 being the default one. */
export type AudioRung = { name: string; kilobits: number; track: number }

/** Everything that one run of the encoder makes of a source. */
export type Ladder = {
  video: {
    rungs: VideoRung[]
    frameRate: FrameRate
    /** Frames of one group of pictures, and so of one segment. */
    groupFrames: number
  } | null
  /** Seconds of one segment, the same in every rendition. */
  segmentSeconds: number
  audio: AudioRung[]
}

const shortSides = [240, 360, 480, 720, 1080, 1440, 2160] as const

/**
 * Decides the renditions of a source: the standard short sides up to its own, and its own where the largest of them
 * would lose more than a tenth. The shape stays, no side is larger than the source's, every side is even (H.264 with
 * 4:2:0 has no odd ones). Stereo sound stands apart from the picture, so that every picture shares it.
 */
export function planLadder({ video, audio, otherAudio }: SourceFacts): Ladder {
  const picture = video ? planVideo(video) : null
  return {
    video: picture,
    segmentSeconds: picture ? picture.groupFrames / framesPerSecond(picture.frameRate) : wantedSegmentSeconds,
    audio: audio ? planAudio(video !== null, 1 + otherAudio.length) : [],
  }
}

function planVideo(facts: VideoFacts): NonNullable<Ladder['video']> {
  const frameRate = chooseFrameRate(facts)
  const rate = framesPerSecond(frameRate)
  const groupFrames = Math.max(1, Math.round(wantedSegmentSeconds * rate))
  return {
    rungs: chooseShortSides(facts).map((shortSide) => planRung(facts, shortSide, rate)),
    frameRate,
    groupFrames,
  }
}

function chooseShortSides({ displayWidth, displayHeight }: VideoFacts): number[] {
  const own = Math.min(displayWidth, displayHeight)
  const sides: number[] = shortSides.filter((side) => side <= own)
  const largest = sides.at(-1) ?? 0
  if (largest < own * 0.9) sides.push(own)
  return sides
}

function planRung({ displayWidth, displayHeight }: VideoFacts, shortSide: number, rate: number): VideoRung {
  const scale = shortSide / Math.min(displayWidth, displayHeight)
  const width = evenSide(displayWidth * scale, displayWidth)
  const height = evenSide(displayHeight * scale, displayHeight)
  return { name: `v${Math.min(width, height)}`, width, height, maximumKilobits: chooseKilobits(width * height, rate) }
}

/** The nearest even number that is not above the source's own side. */
function evenSide(wanted: number, own: number): number {
  const nearest = Math.round(wanted / 2) * 2
  return Math.max(2, nearest > own ? Math.floor(own / 2) * 2 : nearest)
}

// 400 kbit/s for 426 × 240, 2.5 Mbit/s for 720p, 5 Mbit/s for 1080p, 16 Mbit/s for 2160p: what a picture needs grows
// more slowly than its pixels.
const smallestPixels = 426 * 240
const growth = 0.84

function chooseKilobits(pixels: number, rate: number): number {
  const kilobits = 400 * (pixels / smallestPixels) ** growth * (rate > 31 ? 1.4 : 1)
  return Math.max(60, Math.round(kilobits / 10) * 10)
}

/**
 * Beside a picture one quality of each track serves all; sound alone is all there is, so its first track gets a better
 * one and one for bad lines.
 */
function planAudio(hasVideo: boolean, trackCount: number): AudioRung[] {
  if (hasVideo) {
    return Array.from({ length: trackCount }, (_, track) => ({
      name: track === 0 ? 'a128' : `a128-${track + 1}`,
      kilobits: 128,
      track,
    }))
  }
  return [
    { name: 'a192', kilobits: 192, track: 0 },
    { name: 'a64', kilobits: 64, track: 0 },
  ]
}
