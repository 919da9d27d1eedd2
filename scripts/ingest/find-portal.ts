import { joinPortal } from '#scripts/portal/join.ts'
import { PortalError } from '#scripts/portal/portal-error.ts'

type Variables = Record<string, string | undefined>

/** A portal to bring films into: its worker's environment and where its pages are. */
export type FoundPortal = { appOrigin: string; environment: Record<string, string>; stop(): Promise<void> }

/** The portal that runs, or else one that is started for the length of one command. */
export async function findPortal(variables: Variables): Promise<FoundPortal> {
  try {
    const environment = await joinPortal(variables)
    return { appOrigin: environment['APP_ORIGIN'] ?? '', environment, stop: () => Promise.resolve() }
  } catch (cause) {
    if (!(cause instanceof PortalError)) throw cause
    // None runs, or the settings are not usable: starting one says so in its own words.
    return startPortalFor(variables)
  }
}

async function startPortalFor(variables: Variables): Promise<FoundPortal> {
  const [{ startPortal }, { createProgress }, { seedDemo }] = await Promise.all([
    import('#scripts/portal/portal.ts'),
    import('#scripts/portal/progress.ts'),
    import('#prisma/seed.ts'),
  ])
  const progress = createProgress(process.stdout, Date.now)
  const portal = await startPortal({ variables, mode: 'start', progress, seed: seedDemo })
  return { appOrigin: portal.appOrigin, environment: portal.workerEnvironment, stop: portal.stop }
}
