import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { PortalError } from './portal/portal-error.ts'
import { projectFolder } from './portal/settings.ts'

const run = promisify(execFile)
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']

/**
 * The path of a Chromium for the browser tests: CHROMIUM_PATH, Playwright's own, the system's; and where there is none,
 * one that Playwright downloads or, as root on Debian, apt-get installs.
 */
export async function findChromium(): Promise<string> {
  const found = findInstalled()
  if (found) return found
  for (const install of [installByPlaywright, installByApt]) {
    await install().catch(() => undefined)
    const installed = findInstalled()
    if (installed) return installed
  }
  throw new PortalError(
    'The browser tests need Chromium and none could be installed: install chromium or Chrome, or set CHROMIUM_PATH.',
  )
}

function findInstalled(): string | null {
  const { CHROMIUM_PATH, PATH = '' } = process.env
  if (CHROMIUM_PATH) {
    if (existsSync(CHROMIUM_PATH)) return CHROMIUM_PATH
    throw new PortalError('CHROMIUM_PATH leads to no file: correct or unset it.')
  }
  const onPath = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const onMac = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
  return [chromium.executablePath(), ...onPath, ...onMac].find((path) => path !== '' && existsSync(path)) ?? null
}

async function installByPlaywright(): Promise<void> {
  const program = join(projectFolder, 'node_modules/@playwright/test/cli.js')
  await run(process.execPath, [program, 'install', 'chromium'], { timeout: 300_000 })
}

async function installByApt(): Promise<void> {
  if (process.getuid?.() !== 0) return
  await run('apt-get', ['update', '-qq'])
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { maxBuffer: 64 * 1024 ** 2 })
}
