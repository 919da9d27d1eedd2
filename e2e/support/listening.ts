import type { Page } from '@playwright/test'

/** Samples that the page's audio element gave out, one list an ear, at 48 kHz. */
export type Heard = { left: number[]; right: number[] }

type Ear = { heard: Heard }

const recorder = `
  registerProcessor('ear', class extends AudioWorkletProcessor {
    process([input]) {
      if (input.length > 0) this.port.postMessage([[...input[0]], [...(input[1] ?? input[0])]])
      return true
    }
  })`

/**
 * Listens to the page's audio element from here on. What is recorded is counted in samples of sound, so that a slow
 * machine only takes longer. The page must allow scripts from data addresses.
 */
export async function startListening(page: Page): Promise<void> {
  await page.evaluate(async (source) => {
    const heard: { left: number[]; right: number[] } = { left: [], right: [] }
    const context = new AudioContext({ sampleRate: 48_000 })
    await context.audioWorklet.addModule(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))
    const ear = new AudioWorkletNode(context, 'ear')
    ear.port.onmessage = ({ data }: MessageEvent<[number[], number[]]>) => {
      heard.left.push(...data[0])
      heard.right.push(...data[1])
    }
    const media = document.querySelector('audio')
    if (media) context.createMediaElementSource(media).connect(ear).connect(context.destination)
    await context.resume()
    Object.assign(globalThis, { ear: { heard } })
  }, recorder)
}

export function readHeard(page: Page): Promise<Heard> {
  return page.evaluate(() => (globalThis as unknown as { ear: Ear }).ear.heard)
}

const loudEnough = 0.01

/** Samples from the first sound on. */
export function fromFirstSound(samples: readonly number[]): number[] {
  return samples.slice(
    Math.max(
      0,
      samples.findIndex((sample) => Math.abs(sample) > loudEnough),
    ),
  )
}

/**
 * How much later, in seconds, a tone sounds after a moment than it should by how it sounded before: positive for a gap,
 * negative for something left out. Whole waves cannot be told from nothing.
 *
 * @param at index of the sample where the cut should be; the tone is compared from two to one wave-packs before and after
 */
export function measureShift(samples: readonly number[], at: number, pitch: number, sampleRate: number): number {
  // Whole waves only: a part of one would lean the phase.
  const pack = Math.round((sampleRate / pitch) * Math.round(pitch * 0.45))
  const before = readPhase(samples, at - 2 * pack, pack, pitch, sampleRate)
  const after = readPhase(samples, at + pack, pack, pitch, sampleRate)
  const turn = 2 * Math.PI
  const difference = ((((before - after + Math.PI) % turn) + turn) % turn) - Math.PI
  return difference / (turn * pitch)
}

function readPhase(samples: readonly number[], from: number, length: number, pitch: number, sampleRate: number) {
  let [cosine, sine] = [0, 0]
  for (let index = from; index < from + length; index += 1) {
    const angle = (2 * Math.PI * pitch * index) / sampleRate
    cosine += (samples[index] ?? 0) * Math.cos(angle)
    sine -= (samples[index] ?? 0) * Math.sin(angle)
  }
  return Math.atan2(sine, cosine)
}

/** The longest stretch in which nothing is heard between two samples, in seconds. */
export function longestSilence(samples: readonly number[], from: number, to: number, sampleRate: number): number {
  let [longest, run] = [0, 0]
  for (const sample of samples.slice(from, to)) {
    run = Math.abs(sample) < loudEnough / 2 ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest / sampleRate
}
