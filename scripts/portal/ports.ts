import { createServer } from 'node:net'
import { PortalError } from './portal-error.ts'

/** The port if it is free on the loopback address (any free one for 0), or null when someone listens there. */
function tryPort(port: number, host: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (cause: NodeJS.ErrnoException) => {
      // A machine without IPv6 has nobody listening on it either.
      if (cause.code === 'EADDRNOTAVAIL' || cause.code === 'EAFNOSUPPORT') resolve(port)
      else if (cause.code === 'EADDRINUSE' || cause.code === 'EACCES') resolve(null)
      else reject(cause)
    })
    probe.listen({ port, host, exclusive: true }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}

/** `localhost` leads browsers to ::1 as well, so a stranger's server there would be taken for ours. */
async function isFree(port: number): Promise<boolean> {
  return (await tryPort(port, '127.0.0.1')) !== null && (await tryPort(port, '::1')) !== null
}

/** @throws PortalError naming the port and the setting that moves it. */
export async function assertPortFree(setting: string, port: number): Promise<void> {
  if (await isFree(port)) return
  throw new PortalError(
    `Port ${port} is in use by another program: stop that one, or set ${setting} to another port (${setting}=${port + 1} npm start).`,
  )
}

/** Distinct ports that are free now, for a portal beside others. */
export async function findFreePorts<Name extends string>(names: readonly Name[]): Promise<Record<Name, number>> {
  const found = new Map<Name, number>()
  for (const name of names) {
    let port: number | null = null
    while (port === null || [...found.values()].includes(port)) port = await tryPort(0, '127.0.0.1')
    found.set(name, port)
  }
  return Object.fromEntries(found) as Record<Name, number>
}
