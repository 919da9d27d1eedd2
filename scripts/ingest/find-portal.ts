import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isAlive } from '#scripts/portal/process-table.ts'

const recordSchema = z.object({
  pid: z.number().int().positive(),
  appOrigin: z.string(),
  env: z.record(z.string(), z.string()),
})

/** A portal to bring films into: its worker's environment and where its pages are. */
export type FoundPortal = { appOrigin: string; environment: Record<string, string>; stop(): Promise<void> }

/** The portal that runs on this machine for this USHER_HOME; null when none does. */
export function findRunningPortal(usherHome: string): FoundPortal | null {
  let text: string
  try {
    text = readFileSync(join(usherHome, 'run', 'portal.json'), 'utf8')
  } catch {
    return null
  }
  const record = recordSchema.safeParse(JSON.parse(text))
  if (!record.success || !isAlive(record.data.pid)) return null
  const { appOrigin, env } = record.data
  return { appOrigin, environment: env, stop: () => Promise.resolve() }
}

/** Starts a portal for the length of one command. */
export async function startPortalFor(variables: Record<string, string | undefined>): Promise<FoundPortal> {
  const [{ startPortal }, { createProgress }, { seedDemo }] = await Promise.all([
    import('#scripts/portal/portal.ts'),
    import('#scripts/portal/progress.ts'),
    import('#scripts/portal/demo.ts'),
  ])
  const progress = createProgress(process.stdout, Date.now)
  const portal = await startPortal({ variables, mode: 'start', progress, seed: seedDemo })
  return { appOrigin: portal.appOrigin, environment: portal.workerEnvironment, stop: portal.stop }
}
