import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createKeyPair } from './edge-fixture.ts'
import { sendRaw, writeRequest } from './raw-request.ts'
import { makeTestFolder } from './test-folder.ts'

const entry = fileURLToPath(new URL('../../local/edge/main.ts', import.meta.url))
const secretAccessKey = 'never-to-be-printed'

function start(changes: object = {}): { child: ChildProcess; output: () => string; logPath: string } {
  const folder = makeTestFolder()
  const logPath = join(folder, 'access.log')
  const { keyId, publicKeyPem } = createKeyPair('KPLAYBACK')
  const settings = {
    port: 0,
    bucketEndpoint: 'http://127.0.0.1:9',
    bucketName: 'media',
    region: 'us-east-1',
    accessKeyId: 'AKIDEDGE',
    secretAccessKey,
    appOrigin: 'http://127.0.0.1:9',
    allowedOrigins: ['http://localhost:3000'],
    trustedKeys: [{ keyId, publicKeyPem, group: 'playback' }],
    originVerifySecret: 'sixteen-characters',
    accessLogPath: logPath,
    distributionId: 'E2EXAMPLE1',
    ...changes,
  }
  const path = join(folder, 'settings.json')
  writeFileSync(path, JSON.stringify(settings), { mode: 0o600 })
  const child = fork(entry, [path], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [] })
  let text = ''
  const collect = (chunk: Buffer): void => {
    text += chunk.toString()
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  return { child, output: () => text, logPath }
}

async function portOf(output: () => string): Promise<number> {
  await expect.poll(output, { timeout: 10_000 }).toContain('"ready":true')
  return Number(/"port":(\d+)/.exec(output())?.[1])
}

test.each([
  ['its parent lets go', (child: ChildProcess) => child.disconnect()],
  ['SIGTERM', (child: ChildProcess) => void child.kill('SIGTERM')],
  ['SIGINT', (child: ChildProcess) => void child.kill('SIGINT')],
])('says when it is ready, guards its paths, and ends at %s', { timeout: 20_000 }, async (_label, end) => {
  const { child, output } = start()
  const port = await portOf(output)
  const answer = await sendRaw(port, writeRequest('GET', '/library/films/a', { Host: `localhost:${port}` }))
  expect(answer.body.toString()).toContain('<Code>MissingKey</Code>')
  const exited = once(child, 'exit')
  end(child)
  expect(await exited).toEqual([0, null])
  expect(output()).toBe(`{"ready":true,"port":${port}}\n`)
})

test('settings that do not fit: every problem at once, no secret, exit code 2', { timeout: 20_000 }, async () => {
  const { child, output } = start({
    port: 'x',
    region: '',
    trustedKeys: [{ keyId: 'k', publicKeyPem: 'x', group: 'y' }],
  })
  expect(await once(child, 'exit')).toEqual([2, null])
  for (const name of ['port', 'region', 'trustedKeys.0.keyId', 'trustedKeys.0.publicKeyPem', 'trustedKeys.0.group']) {
    expect(output()).toContain(name)
  }
  expect(output()).not.toContain(secretAccessKey)
})

test('a port that is taken: one sentence, exit code 1', { timeout: 20_000 }, async () => {
  const first = start()
  const port = await portOf(first.output)
  const second = start({ port })
  expect(await once(second.child, 'exit')).toEqual([1, null])
  expect(second.output()).toMatch(/^edge: .*EADDRINUSE.*\n$/)
  first.child.disconnect()
  await once(first.child, 'exit')
})

test('the log shows a path, but no secret that stands in one', { timeout: 20_000 }, async () => {
  const { child, output, logPath } = start({ secretPathPrefixes: ['/shares/'] })
  const port = await portOf(output)
  for (const path of [
    '/shares/THE-TOKEN',
    '/%73hares/THE-TOKEN/open',
    '//shares/./THE-TOKEN?a=1',
    '/library/films/a',
  ]) {
    await sendRaw(port, writeRequest('GET', path, { Host: `localhost:${port}` }))
  }
  child.disconnect()
  await once(child, 'exit')
  const lines = readFileSync(logPath, 'utf8').trim().split('\n')
  const paths = lines.map((line) => (JSON.parse(line) as { path: string }).path)
  expect(paths).toEqual(['/shares/*', '/shares/*', '/shares/*', '/library/films/a'])
})

const control = () => ({
  port: 0,
  statePath: join(makeTestFolder(), 'key-groups.json'),
  accessKeyId: 'AKIATESTCONTROL00000',
  secretAccessKey,
  keyGroupIds: { playback: 'playback-id', private: 'private-id', direct: 'direct-id' },
})

test('with a control plane it says that port too, and keeps its state', { timeout: 20_000 }, async () => {
  const settings = control()
  const { child, output } = start({ control: settings })
  const port = await portOf(output)
  const controlPort = Number(/"controlPort":(\d+)/.exec(output())?.[1])
  const target = '/2020-05-31/key-group'
  const ask = (of: number) => sendRaw(of, writeRequest('GET', target, { Host: `127.0.0.1:${of}` }))
  expect((await ask(controlPort)).body.toString()).toContain('<Code>MissingAuthenticationToken</Code>')
  expect((await ask(port)).body.toString()).not.toContain('MissingAuthenticationToken')
  expect(readFileSync(settings.statePath, 'utf8')).toContain('"KPLAYBACK"')
  expect(output()).not.toContain(secretAccessKey)
  child.disconnect()
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('key groups that cannot be read: one sentence, exit code 1', { timeout: 20_000 }, async () => {
  const settings = control()
  writeFileSync(settings.statePath, '{"version":1,"publicKeys":[{"id":"K1"')
  const { child, output } = start({ control: settings })
  expect(await once(child, 'exit')).toEqual([1, null])
  expect(output()).toMatch(/^edge: The key groups in \S+ cannot be read: [^\n]+\.\n$/)
})
