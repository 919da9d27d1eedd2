import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { nextProgram } from './portal/build.ts'
import { projectFolder } from './portal/settings.ts'

/** `npm run typecheck`: the types of the routes are written first, then the whole project is checked. */
const compiler = join(projectFolder, 'node_modules/typescript/bin/tsc')
for (const args of [
  [nextProgram, 'typegen'],
  [compiler, '--noEmit', '-p', projectFolder],
]) {
  const { status } = spawnSync(process.execPath, args, { cwd: projectFolder, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
