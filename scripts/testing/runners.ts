import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '#scripts/chromium.ts'
import { projectFolder } from '#scripts/portal/settings.ts'
import { countCheck, judge, readPlaywrightReport, readVitestReport, type Counts } from './counts.ts'

/** `held` keeps what a runner prints until it ends, for one that runs beside another. */
export type Output = 'shown' | 'held'

export type Runner = { name: string; run(output: Output): Promise<Counts> }

const inModules = (path: string) => join(projectFolder, 'node_modules', path)

/**
 * Everything that `npm test` runs, in the order in which a mistake shows soonest. Those of one stage run at once: each
 * waits a good part of its time, for a disk, a child or a clock. The build is the one that the browsers' portal starts.
 */
export const stages: readonly (readonly Runner[])[] = [
  [
    {
      name: 'lint',
      run: async (output) => countCheck(await runNode([inModules('eslint/bin/eslint.js'), '.'], output)),
    },
    {
      name: 'types',
      run: async (output) => countCheck(await runNode([join(projectFolder, 'scripts/typecheck.ts')], output)),
    },
  ],
  [
    vitestRunner('unit', ['node', 'dom']),
    {
      name: 'build',
      run: async (output) => countCheck(await runNode([join(projectFolder, 'scripts/build.ts')], output)),
    },
  ],
  [
    vitestRunner('integration', ['integration'], 2),
    vitestRunner('conformance', ['conformance']),
    vitestRunner('faults', ['faults'], 2),
  ],
  [{ name: 'e2e', run: runPlaywright }],
]

/** @param workers How many files run at once; those that mostly wait for children can be more than there are cores. */
function vitestRunner(name: string, projects: string[], workers = 1): Runner {
  return {
    name,
    run: (output) =>
      withReport(async (reportPath) => {
        const selected = projects.flatMap((project) => ['--project', project])
        const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`]
        const limit = `--maxWorkers=${workers}`
        const exitCode = await runNode(
          [inModules('vitest/vitest.mjs'), 'run', ...selected, limit, ...reporters],
          output,
        )
        return judge(readVitestReport(readJson(reportPath)), exitCode)
      }),
  }
}

function runPlaywright(output: Output): Promise<Counts> {
  return withReport(async (reportPath) => {
    const variables = {
      CHROMIUM_PATH: await findChromium(),
      PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath,
      // The specs bring films in through the features' own code, which is server code; Playwright forks, so no flag.
      NODE_OPTIONS: '--conditions=react-server',
    }
    const exitCode = await runNode(
      [inModules('@playwright/test/cli.js'), 'test', '--reporter=list,json'],
      output,
      variables,
    )
    return judge(readPlaywrightReport(readJson(reportPath)), exitCode)
  })
}

/** Twice what the longest runner takes; one that hangs is ended, and has failed. */
const longestMs = 30 * 60_000

/** Runs a program of the project's with our signals; returns its exit code. */
async function runNode(args: string[], output: Output, variables: Record<string, string> = {}): Promise<number> {
  const flags = ['--disable-warning=ExperimentalWarning']
  const child = spawn(process.execPath, [...flags, ...args], {
    cwd: projectFolder,
    env: { ...process.env, ...variables },
    stdio: output === 'shown' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  })
  const held: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => held.push(part))
  const end = () => child.kill('SIGTERM')
  process.once('SIGTERM', end)
  const limit = setTimeout(end, longestMs)
  const [code] = (await once(child, 'close')) as [number | null]
  clearTimeout(limit)
  process.off('SIGTERM', end)
  process.stdout.write(Buffer.concat(held))
  return code ?? 1
}

async function withReport(work: (reportPath: string) => Promise<Counts>): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'usher-report-'))
  try {
    return await work(join(folder, 'report.json'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
