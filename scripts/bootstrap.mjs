// Runs `scripts/COMMAND.ts` on the project's own Node, after installing what is missing. Plain JavaScript with nothing
// but Node's own modules, because it is what runs when nothing is installed yet; needs Node 20.9.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const at = (...parts) => join(root, ...parts)

function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 9)) {
  giveUp(`Usher needs Node 20.9 or newer to start, and this is ${process.versions.node}: install a newer one.`)
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** npm writes node_modules/.package-lock.json last; it is installed when that agrees with the lock file. */
function isInstalled() {
  if (!existsSync(at('node_modules/.package-lock.json'))) return false
  const wanted = readJson(at('package-lock.json')).packages
  const present = readJson(at('node_modules/.package-lock.json')).packages
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true
    return path in present ? present[path].version === version : optional === true
  })
}

/** Runs a program to its end without showing what it says, unless it fails. */
function runQuietly(label, program, args, environment) {
  process.stdout.write(`${label} …\n`)
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, ...environment } })
    const lines = []
    const keep = (chunk) =>
      lines.push(
        ...String(chunk)
          .split('\n')
          .filter((line) => line.trim() !== ''),
      )
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', ({ message }) => giveUp(`${label} failed: ${message}`))
    child.on('exit', (code) => (code === 0 ? resolve() : giveUp(`${label} failed:\n${lines.slice(0, 12).join('\n')}`)))
  })
}

/** The Node that npm installed for Linux; elsewhere the one that is here, if it is new enough. */
function findNode() {
  const installed = at('node_modules/.bin/node')
  if (existsSync(installed)) return installed
  if (major >= 24) return process.execPath
  return giveUp(
    `Usher runs on Node 24, npm has none for this system, and this is ${process.versions.node}: install Node 24.`,
  )
}

/** The npm that started us, on the Node that it runs on: the one in node_modules goes away while npm ci works. */
function npmCommand() {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env
  return npm && npm.endsWith('.js') ? [node ?? process.execPath, [npm]] : ['npm', []]
}

/** One at a time in this checkout: a folder can be made only once. A lock whose holder is gone is taken over. */
async function withLock(work) {
  const lock = at('.installing')
  for (;;) {
    try {
      mkdirSync(lock)
      writeFileSync(join(lock, 'pid'), String(process.pid))
      break
    } catch (cause) {
      if (cause.code !== 'EEXIST') throw cause
      await new Promise((resolve) => setTimeout(resolve, 300))
      try {
        process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0)
      } catch (gone) {
        if (gone.code === 'ESRCH') rmSync(lock, { recursive: true, force: true })
      }
    }
  }
  try {
    await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

async function install() {
  if (isInstalled()) return
  const started = Date.now()
  const [program, first] = npmCommand()
  // NODE_ENV=production, or a user's own npm settings, must not leave parts out.
  const flags = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  await runQuietly('Installing packages', program, [...first, ...flags], {})
  process.stdout.write(`Packages installed (${Math.round((Date.now() - started) / 1000)} s)\n`)
}

const generatedStamp = at('platform/generated/stamp')

/** What the generated client depends on: Prisma's version and the schema. */
function clientStamp() {
  const { version } = readJson(at('node_modules/prisma/package.json'))
  return createHash('sha256')
    .update(version)
    .update(readFileSync(at('prisma/schema.prisma')))
    .digest('hex')
}

const isGenerated = () => existsSync(generatedStamp) && readFileSync(generatedStamp, 'utf8') === clientStamp()

/** The database client is made from the schema. No engine is downloaded for it: any existing file passes for one. */
async function generateClient() {
  if (isGenerated()) return
  const node = findNode()
  const quiet = { PRISMA_SCHEMA_ENGINE_BINARY: node, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' }
  await runQuietly(
    'Generating the database client',
    node,
    [at('node_modules/prisma/build/index.js'), 'generate'],
    quiet,
  )
  writeFileSync(generatedStamp, clientStamp())
}

/** What Node has compiled once, the next start takes ready; two Nodes keep theirs apart by themselves. */
const compiled = { NODE_COMPILE_CACHE: at('node_modules/.cache/node') }

/** Runs in our place: same terminal, our signals handed on, its exit code ours. */
function become(args) {
  const child = spawn(findNode(), args, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...compiled, ...process.env },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // An npm that is killed hands nothing on: whoever has lost the parent that npm gave it ends as if told to.
  const parent = process.ppid
  const watch = () => process.ppid === parent || child.kill('SIGTERM')
  if (process.env.npm_lifecycle_event) setInterval(watch, 1_000).unref()
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

const [command, ...rest] = process.argv.slice(2)
const script = at('scripts', `${command}.ts`)
const isTool = command === 'run' && rest[0] !== undefined
if (!isTool && (!/^[a-z]+$/.test(command ?? '') || !existsSync(script))) {
  giveUp(`There is no command "${command}": package.json lists those there are.`)
}
process.chdir(root)
if (!isInstalled() || !isGenerated()) {
  await withLock(async () => {
    await install()
    await generateClient()
  })
}
if (isTool) become([realpathSync(at('node_modules/.bin', rest[0])), ...rest.slice(1)])
else {
  // `server-only` and React's server build load as in Next; settings may lie in .env, what is set already wins.
  const settings = existsSync(at('.env')) ? ['--env-file=.env'] : []
  become(['--conditions=react-server', '--disable-warning=ExperimentalWarning', ...settings, script, ...rest])
}
