import { expect, test } from 'vitest'
import { lastEpochSecond, writeAccessPolicy } from './policy.ts'

const folder = { resource: 'https://media.example/library/films/*', expiresAt: new Date(61_999) }

test('writes whole seconds and no white space', () => {
  const value =
    '{"Statement":[{"Resource":"https://media.example/library/films/*","Condition":{"DateLessThan":{"AWS:EpochTime":61}}}]}'
  expect(writeAccessPolicy(folder)).toEqual({ ok: true, value })
})

test('writes the start and the network where they are given', () => {
  const written = writeAccessPolicy({ ...folder, startsAfter: new Date(2_000), sourceNetwork: '203.0.113.0/24' })
  expect(written.ok && JSON.parse(written.value).Statement[0].Condition).toEqual({
    DateLessThan: { 'AWS:EpochTime': 61 },
    DateGreaterThan: { 'AWS:EpochTime': 2 },
    IpAddress: { 'AWS:SourceIp': '203.0.113.0/24' },
  })
})

test.each(['http://localhost:4000/library/films/*', 'https://media.example/private/file/name.pdf'])(
  'takes %s',
  (resource) => {
    expect(writeAccessPolicy({ ...folder, resource }).ok).toBe(true)
  },
)

test.each([
  ['plain http', 'http://media.example/library/films/*'],
  ['plain http on a host that only begins like a loopback one', 'http://localhost.example/library/films/*'],
  ['a wildcard host', 'https://*/library/films/*'],
  ['a wildcard in the middle', 'https://media.example/library/*/x/*'],
  ['a question mark', 'https://media.example/library/film?/*'],
  ['everything on the host', 'https://media.example/*'],
  ['a trailing wildcard without its slash', 'https://media.example/library/films*'],
  ['a quote', 'https://media.example/library/"/*'],
  ['no host', 'https:///library/films/*'],
  ['nothing', ''],
])('refuses %s', (_label, resource) => {
  expect(writeAccessPolicy({ ...folder, resource })).toEqual({ ok: false, error: 'RESOURCE_TOO_WIDE' })
})

test.each([
  ['no date', new Date(NaN)],
  ['the epoch', new Date(0)],
  ['after 2038', new Date((lastEpochSecond + 1) * 1000)],
])('refuses %s as the end', (_label, expiresAt) => {
  expect(writeAccessPolicy({ ...folder, expiresAt })).toEqual({ ok: false, error: 'TIME_OUT_OF_RANGE' })
})

test('takes the last second that CloudFront knows', () => {
  expect(writeAccessPolicy({ ...folder, expiresAt: new Date(lastEpochSecond * 1000) }).ok).toBe(true)
})

test('refuses a window that ends before it starts', () => {
  expect(writeAccessPolicy({ ...folder, startsAfter: new Date(61_000) })).toEqual({
    ok: false,
    error: 'TIME_OUT_OF_RANGE',
  })
})

test.each(['::1', '10.0.0.0/33', '10.0.0', '256.1.1.1', '10.0.0.1, 10.0.0.2', ''])(
  'refuses %s as a network',
  (sourceNetwork) => {
    expect(writeAccessPolicy({ ...folder, sourceNetwork })).toEqual({ ok: false, error: 'NETWORK_INVALID' })
  },
)
