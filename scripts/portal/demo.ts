import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { demoPeople } from '#prisma/demo-people.ts'
import type { Environment } from './environment.ts'
import { projectFolder } from './settings.ts'

type SeedDemo = (facts: { databaseUrl: string; demoPassword: string }) => Promise<void>
type PrepareDemoMedia = (facts: {
  env: Environment
  ffmpegPath: string
  onProgress: (line: string) => void
}) => Promise<void>

async function load<Export>(path: string, name: string): Promise<Export | null> {
  const file = join(projectFolder, path)
  if (!existsSync(file)) return null
  const module = (await import(pathToFileURL(file).href)) as Record<string, Export>
  return module[name] ?? null
}

/** People, plans, libraries and titles, before the portal serves. */
export async function seedDemo(facts: Parameters<SeedDemo>[0]): Promise<void> {
  const seed = await load<SeedDemo>('prisma/seed.ts', 'seedDemo')
  await seed?.(facts)
}

/** The demo's films and music, made and handed to the pipeline while the portal already serves. */
export async function prepareDemoMedia(env: Environment, say: (line: string) => void): Promise<void> {
  const prepare = await load<PrepareDemoMedia>('scripts/demo/prepare.ts', 'prepareDemoMedia')
  await prepare?.({ env, ffmpegPath: env['FFMPEG_PATH'] ?? 'ffmpeg', onProgress: say })
}

/** One line a person who can sign in. */
export function describeDemoPeople(): string[] {
  return demoPeople.map(({ handle, shows }) => `    ${`${handle}@usher.test`.padEnd(22)} ${shows}`)
}
