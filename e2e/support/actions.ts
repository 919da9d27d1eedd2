import { readFileSync } from 'node:fs'

type Manifest = { node: Record<string, { exportedName: string; workers: Record<string, unknown> }> }

/** Every action that the build has, with a page that sends it. */
export function readActions() {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as Manifest
  return Object.entries(manifest.node).map(([id, { exportedName: name, workers }]) => {
    const page = Object.keys(workers).find((worker) => worker.endsWith('/page') && !worker.includes('_not-found'))
    const path =
      page
        ?.replace(/^app/, '')
        .replace(/\/page$/, '')
        .replace(/\[\w+\]/g, 'x') ?? ''
    return { id, name, path: path === '' ? '/' : path }
  })
}
