import { execFile } from 'node:child_process'
import { chmodSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { PortalError } from './portal-error.ts'
import { processEnvironment, type Variables } from './settings.ts'

export type Ffmpeg = { ffmpegPath: string; ffprobePath: string; from: 'settings' | 'system' | 'apt' | 'npm' }

const run = promisify(execFile)
const oldest = [5, 1] as const

/** Finds ffmpeg and ffprobe: as set, the system's (5.1 or newer), Debian's package as root, else the one from npm. */
export async function findFfmpeg(variables: Variables): Promise<Ffmpeg> {
  const { FFMPEG_PATH, FFPROBE_PATH } = variables
  if (FFMPEG_PATH || FFPROBE_PATH) {
    const set = {
      ffmpegPath: FFMPEG_PATH ?? 'ffmpeg',
      ffprobePath: FFPROBE_PATH ?? 'ffprobe',
      from: 'settings',
    } as const
    if (await works(set)) return set
    throw new PortalError(
      'FFMPEG_PATH and FFPROBE_PATH do not lead to a working ffmpeg and ffprobe: correct or unset them.',
    )
  }
  const system = { ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe', from: 'system' } as const
  if (await works(system, oldest)) return system
  if (await installByApt()) {
    const installed = { ...system, from: 'apt' } as const
    if (await works(installed, oldest)) return installed
  }
  const bundled = findBundledFfmpeg()
  if (bundled && (await works(bundled))) return bundled
  throw new PortalError(
    'There is no ffmpeg 5.1 or newer: install it (Debian: apt-get install ffmpeg; macOS: brew install ffmpeg), or set FFMPEG_PATH and FFPROBE_PATH.',
  )
}

/** How a person is told where it came from. */
export function describeFfmpeg({ from }: Ffmpeg): string {
  const sources = {
    settings: 'as set by FFMPEG_PATH',
    system: "the system's",
    apt: 'installed by apt-get',
    npm: "npm's static build of 2018, for want of a newer one",
  }
  return `ffmpeg: ${sources[from]}`
}

async function works(
  { ffmpegPath, ffprobePath }: Ffmpeg,
  atLeast: readonly [number, number] = [0, 0],
): Promise<boolean> {
  try {
    const [{ stdout }] = await Promise.all([run(ffmpegPath, ['-version']), run(ffprobePath, ['-version'])])
    const [, major, minor] = /^ffmpeg version n?(\d+)\.(\d+)/.exec(stdout) ?? []
    // Builds from the development branch carry no number and are newer than any.
    if (major === undefined) return true
    return Number(major) > atLeast[0] || (Number(major) === atLeast[0] && Number(minor) >= atLeast[1])
  } catch {
    return false
  }
}

async function installByApt(): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  const env = processEnvironment({ PATH: process.env['PATH'] ?? '', DEBIAN_FRONTEND: 'noninteractive' })
  try {
    await run('apt-get', ['update', '-qq'], { env })
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'ffmpeg'], {
      env,
      maxBuffer: 64 * 1024 ** 2,
    })
    return true
  } catch {
    return false
  }
}

/**
 * The optional npm packages' static build: old (2018), but it makes what the pipeline asks for. Without the packages'
 * install scripts ffprobe arrives unexecutable, which is mended here.
 */
export function findBundledFfmpeg(): Ffmpeg | null {
  const require = createRequire(import.meta.url)
  const platform = `${process.platform}-${process.arch}`
  try {
    const ffmpegPath = require.resolve(`@ffmpeg-installer/${platform}/ffmpeg`)
    const ffprobePath = require.resolve(`@ffprobe-installer/${platform}/ffprobe`)
    for (const path of [ffmpegPath, ffprobePath]) makeExecutable(path)
    return { ffmpegPath, ffprobePath, from: 'npm' }
  } catch {
    return null
  }
}

function makeExecutable(path: string): void {
  try {
    chmodSync(path, 0o755)
  } catch {
    // Not ours to change; `works` says whether it runs.
  }
}
