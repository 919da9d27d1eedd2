import { maximumDurationSeconds } from '#core/transcoding/limits.ts'
import type { IngestFault, IngestRefusal } from '#core/transcoding/refusals.ts'
import { readComplaint } from '#core/transcoding/read-complaint.ts'
import { err, ok, type Result } from '#core/result.ts'
import { encoderMemoryBytes } from '#worker/tools/limits.ts'
import { runTool, type ToolOutcome } from '#worker/tools/run-tool.ts'
import type { WorkerContext } from './context.ts'

type Failure = IngestRefusal | IngestFault

/** Where and until when the tools of one job run. */
export type Bench = { tools: WorkerContext['tools']; folder: string; signal: AbortSignal }

const mebibyte = 1024 ** 2
const probeSeconds = 60
const pictureSeconds = 90
const textSeconds = 600
/** A stranger's file gets this many seconds for each second it lasts, on the slowest machine we mean to serve. */
const secondsPerSecond = 40

/** Runs ffprobe; its JSON, not yet trusted. */
export async function probe(bench: Bench, args: string[]): Promise<Result<unknown, Failure>> {
  const limits = { memoryBytes: 2_048 * mebibyte, cpuSeconds: probeSeconds, fileBytes: mebibyte }
  const outcome = await run(bench, bench.tools.ffprobePath, args, limits, probeSeconds)
  const failure = readFailure(outcome, 'UNREADABLE')
  if (failure) return err(failure)
  try {
    return ok(JSON.parse(outcome.stdout.toString()) as unknown)
  } catch {
    return err('UNREADABLE')
  }
}

/** Runs ffmpeg for one picture; what it printed to standard output. */
export async function makePicture(bench: Bench, args: string[]): Promise<Result<Buffer, Failure>> {
  const limits = { memoryBytes: encoderMemoryBytes(0), cpuSeconds: pictureSeconds * 2, fileBytes: 64 * mebibyte }
  const outcome = await run(bench, bench.tools.ffmpegPath, args, limits, pictureSeconds)
  const failure = readFailure(outcome, 'INTERNAL')
  return failure ? err(failure) : ok(outcome.stdout)
}

/** Runs ffmpeg for a text track, for which it reads the whole source; what it printed to standard output. */
export async function readText(bench: Bench, args: string[]): Promise<Result<Buffer, Failure>> {
  const limits = { memoryBytes: encoderMemoryBytes(0), cpuSeconds: textSeconds, fileBytes: mebibyte }
  const outcome = await run(bench, bench.tools.ffmpegPath, args, limits, textSeconds)
  const failure = readFailure(outcome, 'INTERNAL')
  return failure ? err(failure) : ok(outcome.stdout)
}

export type EncodeSettings = { durationSeconds: number | null; pixels: number; onLine: (line: string) => void }

/** Runs ffmpeg for a whole film, with limits that follow from its length and size. */
export async function encode(bench: Bench, args: string[], settings: EncodeSettings): Promise<Result<void, Failure>> {
  const { durationSeconds, pixels, onLine } = settings
  const seconds = Math.ceil(600 + secondsPerSecond * (durationSeconds ?? maximumDurationSeconds / 30))
  const bounded = Math.min(seconds, 18 * 3_600)
  const limits = { memoryBytes: encoderMemoryBytes(pixels), cpuSeconds: bounded * 4, fileBytes: 512 * mebibyte }
  const outcome = await run(bench, bench.tools.ffmpegPath, args, limits, bounded, onLine)
  const failure = readFailure(outcome, 'INTERNAL')
  return failure ? err(failure) : ok(undefined)
}

function run(
  { tools, folder, signal }: Bench,
  program: string,
  args: string[],
  limits: Parameters<typeof runTool>[0]['limits'],
  seconds: number,
  onLine?: (line: string) => void,
): Promise<ToolOutcome> {
  const { guards } = tools
  const command = [program, ...args]
  const timeoutMilliseconds = seconds * 1_000
  return runTool({ command, folder, guards, limits, timeoutMilliseconds, signal, ...(onLine ? { onLine } : {}) })
}

function readFailure({ end, stderr }: ToolOutcome, otherwise: 'UNREADABLE' | 'INTERNAL'): Failure | null {
  if (end === 'done') return null
  if (end === 'late') return 'TOOK_TOO_LONG'
  return end === 'killed' ? 'INTERNAL' : readComplaint(stderr, otherwise)
}
