import { readFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { expect, test } from '#e2e/fixtures.ts'
import { openByLink, shareByLink, uploadFile } from '#e2e/support/private-files.ts'

const script = '<script>document.title = "ran"; fetch("/api/auth/session")</script>'

// A file that somebody uploads must never run as a page, least of all on the portal's own host.
test('HTML, SVG and a polyglot, uploaded as whatever they claim to be, run nothing', async ({
  page,
  context,
  browser,
  people,
  database,
  origin,
}) => {
  await people.signInQuietly(context, await people.create(null, 'EDITOR'))
  const way = { request: context.request, origin, database }
  const hostile = [
    { name: 'page.html', type: 'text/html', bytes: Buffer.from(`<!doctype html>${script}`) },
    {
      name: 'drawing.svg',
      type: 'image/svg+xml',
      bytes: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
    },
    { name: 'both.pdf', type: 'application/pdf', bytes: Buffer.from(`%PDF-1.4\n<html>${script}</html>`) },
    { name: 'plain.txt', type: 'text/plain', bytes: Buffer.from(`<html>${script}</html>`) },
  ]
  for (const sent of hostile) {
    const file = await uploadFile(way, sent)
    const url = await openByLink(context.request, origin, await shareByLink(database, file.id))
    const answer = await context.request.get(url)
    expect([answer.status(), await answer.body()], `control: ${sent.name} arrives`).toEqual([200, sent.bytes])
    const headers = answer.headers()
    expect.soft(headers['content-type'], sent.name).not.toMatch(/html|svg|xml/)
    expect.soft(headers['content-disposition'], sent.name).toMatch(/^attachment;/)
    expect.soft(headers['x-content-type-options'], sent.name).toBe('nosniff')
    expect.soft(headers['content-security-policy'], sent.name).toContain('sandbox')

    const visitor = await browser.newContext({ acceptDownloads: true })
    const tab = await visitor.newPage()
    const saved = tab.waitForEvent('download')
    await tab.goto(url).catch(() => null)
    expect.soft((await saved).suggestedFilename(), 'saved, not shown').toBe(sent.name)
    expect.soft(await tab.title(), sent.name).not.toBe('ran')
    await visitor.close()
  }
  await page.goto(`${origin}/admin/files`)
  await expect(page.getByText('page.html').first()).toBeVisible()
})

test('a URL signed for one file opens no other, changed in any place', async ({
  context,
  request,
  people,
  database,
  origin,
}) => {
  await people.signInQuietly(context, await people.create(null, 'EDITOR'))
  const way = { request: context.request, origin, database }
  const [mine, other] = [
    await uploadFile(way, { name: 'mine.txt', type: 'text/plain', bytes: Buffer.from('mine') }),
    await uploadFile(way, { name: 'other.txt', type: 'text/plain', bytes: Buffer.from('OTHER') }),
  ]
  const url = await openByLink(request, origin, await shareByLink(database, mine.id))
  const honest = async () => (await request.get(url)).text()
  expect(await honest(), 'control').toBe('mine')
  const media = new URL(url).origin
  const changed = [
    url.replace(mine.objectKey, other.objectKey),
    url.replace(mine.objectKey, `private/${mine.id}/../${other.id}/other.txt`),
    url.replace(mine.objectKey, `private/${mine.id}%2f..%2f${other.id}/other.txt`),
    url.replace(/Signature=.{8}/, 'Signature=AAAAAAAA'),
    url.replace('Key-Pair-Id=K', 'Key-Pair-Id=A'),
    `${url}&response-content-disposition=inline`,
    `${media}/${mine.objectKey}`,
  ]
  for (const address of changed) {
    const answer = await request.get(address)
    expect.soft(answer.status(), address).toBe(403)
    expect.soft(await answer.text(), address).not.toMatch(/OTHER|^mine/)
  }
  expect(await honest(), 'control').toBe('mine')
})

test('no log holds a share’s token, and looking opens nothing', async ({
  request,
  people,
  context,
  portal,
  database,
  origin,
}) => {
  await people.signInQuietly(context, await people.create(null, 'EDITOR'))
  const way = { request: context.request, origin, database }
  const file = await uploadFile(way, { name: 'quiet.txt', type: 'text/plain', bytes: Buffer.from('quiet') })
  const token = await shareByLink(database, file.id)
  for (const path of [`/shares/${token}`, `/%73hares/${token}`, `//shares/${token}`, `/shares/./${token}`]) {
    await request.get(`${origin}${path}`, { maxRedirects: 0 })
    await request.get(`${portal.edgeOrigin}${path}`, { maxRedirects: 0 })
  }
  expect(await database.shareOpening.count({ where: { share: { fileId: file.id } } })).toBe(0)
  await openByLink(request, origin, token)
  expect(await database.shareOpening.count({ where: { share: { fileId: file.id } } }), 'control').toBe(1)
  const readLogs = async () =>
    `${await readFile(portal.appLogPath, 'utf8')}${await readFile(portal.edgeLogPath, 'utf8')}`
  await expect.poll(readLogs).toContain('"/shares/*"')
  expect(await readLogs()).not.toContain(token.slice(0, 20))
})

test('wrong types, lengths and encodings of every parameter: a 4xx in words, nothing written', async ({
  context,
  request,
  people,
  database,
  origin,
}) => {
  const editor = await people.create(null, 'EDITOR')
  await people.signInQuietly(context, editor)
  const { accountId } = editor
  // Of this person alone: other tests write at the same time.
  const counts = () =>
    Promise.all([
      database.upload.count({ where: { ownerId: accountId } }),
      database.privateFile.count({ where: { createdById: accountId } }),
      database.shareOpening.count({ where: { accountId } }),
    ])
  const before = await counts()
  const headers = { Origin: origin, Accept: 'application/json', 'Content-Type': 'application/json' }
  const odd = [
    '0',
    'x'.repeat(4_000),
    '%00',
    '%ff%fe',
    '..%2f..%2fadmin',
    'null',
    '%F0%9F%8E%AC',
    "'--",
    '0'.repeat(32),
  ]
  const bodies = ['', '{', 'null', '[]', '"x"', '{"fileName":1,"sizeBytes":"1"}', '{"fileName":"a","sizeBytes":1e99}']
  const more = ['{"fileName":"","sizeBytes":1}', '{"fileName":"..","sizeBytes":1}', '{"fileName":"a","sizeBytes":-1}']
  const calls = [
    ...odd.map((id) => ({ method: 'GET', path: `/files/download/${id}` })),
    ...odd.map((token) => ({ method: 'POST', path: `/shares/${token}/open` })),
    ...odd.flatMap((id) => [
      { method: 'GET', path: `/api/uploads/${id}` },
      { method: 'DELETE', path: `/api/uploads/${id}` },
      { method: 'POST', path: `/api/uploads/${id}/complete` },
      { method: 'GET', path: `/admin/sources/${id}/preview` },
    ]),
    ...[...bodies, ...more, `{"fileName":"${'a'.repeat(20_000)}","sizeBytes":1}`].map((data) => ({
      ...{ method: 'POST', path: '/api/uploads', data },
    })),
    ...bodies.map((data) => ({ method: 'POST', path: `/api/uploads/${'0'.repeat(32)}/parts`, data })),
  ]
  for (const { path, ...call } of calls) {
    const answer = await context.request.fetch(`${origin}${path}`, { ...call, headers, maxRedirects: 0 })
    const told = `${call.method} ${path.slice(0, 60)} ${'data' in call ? String(call.data).slice(0, 40) : ''}`
    expect.soft(answer.status(), told).toBeGreaterThanOrEqual(400)
    expect.soft(answer.status(), told).toBeLessThan(500)
    expect.soft((await answer.text()).length, told).toBeGreaterThan(10)
  }
  expect(await counts()).toEqual(before)

  const stranger = await request.post(`${origin}/api/uploads`, { headers, data: '{"fileName":"a","sizeBytes":1}' })
  expect(stranger.status()).toBe(401)
  const elsewhere = { ...headers, Origin: 'https://elsewhere.example' }
  const crossed = await context.request.post(`${origin}/api/uploads`, {
    headers: elsewhere,
    data: '{"fileName":"a","sizeBytes":1}',
  })
  expect(crossed.status()).toBe(403)
  expect(await counts()).toEqual(before)
  const guessed = await request.post(`${origin}/shares/${randomBytes(32).toString('base64url')}/open`, { headers })
  expect([guessed.status(), await guessed.json()]).toMatchObject([404, { error: { code: 'SHARE_CLOSED' } }])
})
