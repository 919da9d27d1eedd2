import { expect, test } from 'vitest'
import { createLogger } from './logger.ts'

function logOf(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = ''
  write(createLogger({ name: 'test', level: 'info' }, { write: (line: string) => void (text += line) }))
  return text
}

test('what a person may read is there', () => {
  expect(logOf((logger) => logger.info({ assetId: 'abc' }, 'taken up'))).toContain('"assetId":"abc","msg":"taken up"')
})

test.each([
  ['a cookie', { cookie: 'CloudFront-Signature=hush' }],
  ['cookies in headers', { request: { headers: { cookie: 'hush', authorization: 'hush' } } }],
  ['a policy', { policy: 'hush' }],
  ['a nested signature', { grant: { signature: 'hush' } }],
  [
    'an error with a signed address',
    { err: new Error('GET https://bucket/x?X-Amz-Signature=hush&X-Amz-Date=1 failed') },
  ],
  ['an error below an error', { err: new Error('failed', { cause: new Error('postgres://usher:hush@db/usher') }) }],
])('%s does not reach the log', (_label, fields) => {
  const line = logOf((logger) => logger.info(fields, 'seen'))
  expect(line).toContain('"msg":"seen"')
  expect(line).not.toContain('hush')
})

test('nor does a signature inside of a message', () => {
  expect(logOf((logger) => logger.info('asked for /x?Policy=hush&Signature=hush'))).not.toContain('hush')
})
