import { makeTemporaryHome, removeHome } from './home.ts'
import { findFreePorts } from './ports.ts'
import { startPortal, type PortalOptions, type RunningPortal } from './portal.ts'
import { silentProgress } from './progress.ts'

/** A portal of a test's own: free ports, a home in the temporary folder that `stop` removes, nothing said. */
export async function startTestPortal(options: Partial<PortalOptions> = {}): Promise<RunningPortal> {
  const home = await makeTemporaryHome()
  const ports = await findFreePorts(['APP_PORT', 'EDGE_PORT', 'EDGE_CONTROL_PORT', 'BUCKET_PORT', 'PG_PORT'])
  const variables = {
    // What the machine has, and none of its settings: a test must not reach a developer's own database.
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    FFMPEG_PATH: process.env['FFMPEG_PATH'],
    FFPROBE_PATH: process.env['FFPROBE_PATH'],
    USHER_HOME: home.path,
    ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
    ...options.variables,
  }
  try {
    const portal = await startPortal({ mode: 'start', progress: silentProgress, ...options, variables })
    return {
      ...portal,
      async stop() {
        await portal.stop()
        await removeHome(home.path)
      },
    }
  } catch (cause) {
    await removeHome(home.path)
    throw cause
  }
}
