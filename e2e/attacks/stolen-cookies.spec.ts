import { expect, test } from '#e2e/fixtures.ts'
import { flipOne, sendRaw, takeCookies } from '#e2e/support/attacker.ts'

test('no cookie, a flipped byte, a missing part: nothing opens', async ({ context, people, portal, origin }) => {
  await people.signInQuietly(context, await people.create({ plan: 'e2e-premium' }))
  const cookies = await takeCookies(context.request, origin, portal.short)
  const manifest = `/library/${portal.short.librarySlug}/${portal.short.assetId}/master.m3u8`
  const ask = (change: (copy: Map<string, string>) => void) => {
    const copy = new Map(cookies)
    change(copy)
    return sendRaw(portal.edgeOrigin, manifest, copy)
  }
  const honest = () => ask(() => undefined)
  expect((await honest()).status, 'control before').toBe(200)

  const attacks: [string, Promise<{ status: number; body: string }>][] = [
    ['no cookie', sendRaw(portal.edgeOrigin, manifest, null)],
    ...['CloudFront-Policy', 'CloudFront-Signature'].map((name): [string, ReturnType<typeof ask>] => [
      `flipped ${name}`,
      ask((copy) => copy.set(name, flipOne(copy.get(name) ?? ''))),
    ]),
    ['another key', ask((copy) => copy.set('CloudFront-Key-Pair-Id', 'K2AAAAAAAAAAAA'))],
    ...[...cookies.keys()].map((name): [string, ReturnType<typeof ask>] => [
      `without ${name}`,
      ask((copy) => copy.delete(name)),
    ]),
  ]
  for (const [label, attack] of attacks) {
    const { status, body } = await attack
    expect.soft(status, label).toBe(403)
    expect.soft(body, label).not.toContain('#EXTM3U')
  }
  expect((await honest()).status, 'control after').toBe(200)
})

test('the cookies of one library open no other', async ({ context, people, portal, origin }) => {
  await people.signInQuietly(context, await people.create({ plan: 'e2e-basic' }))
  const cookies = await takeCookies(context.request, origin, portal.short)
  const own = `/library/${portal.short.librarySlug}/${portal.short.assetId}/master.m3u8`
  const honest = () => sendRaw(portal.edgeOrigin, own, cookies)
  expect((await honest()).status, 'control before').toBe(200)

  const other = `${portal.film.librarySlug}/${portal.film.assetId}/master.m3u8`
  const folder = `/library/${portal.short.librarySlug}/`
  for (const target of [
    `/library/${other}`,
    `${folder}../${other}`,
    `${folder}%2e%2e/${other}`,
    `${folder}..%2f${other}`,
    `${folder}%2e%2e%2f${other}`,
    `${folder}..\\${other}`,
    `/library//${other}`,
    `/library/${other}?x=/library/${portal.short.librarySlug}/`,
  ]) {
    const { status, body } = await sendRaw(portal.edgeOrigin, target, cookies)
    expect.soft(status, target).toBeGreaterThanOrEqual(400)
    expect.soft(status, target).toBeLessThan(500)
    expect.soft(body, target).not.toContain('#EXTM3U')
  }
  expect((await honest()).status, 'control after').toBe(200)
})

test('cookies end on their second, and new ones open again', async ({ context, people, portal, origin }) => {
  await people.signInQuietly(context, await people.create({ plan: 'e2e-premium' }))
  const manifest = `/library/${portal.film.librarySlug}/${portal.film.assetId}/master.m3u8`
  const cookies = await takeCookies(context.request, origin, portal.film)
  expect((await sendRaw(portal.edgeOrigin, manifest, cookies)).status, 'control before').toBe(200)

  // Six seconds of validity: asked until the edge refuses.
  await expect
    .poll(async () => (await sendRaw(portal.edgeOrigin, manifest, cookies)).status, { timeout: 20_000 })
    .toBe(403)
  const renewed = await takeCookies(context.request, origin, portal.film)
  expect((await sendRaw(portal.edgeOrigin, manifest, renewed)).status, 'control after').toBe(200)
})

test('the bucket answers nobody', async ({ context, people, portal, origin }) => {
  await people.signInQuietly(context, await people.create({ plan: 'e2e-premium' }))
  const cookies = await takeCookies(context.request, origin, portal.short)
  const key = `library/${portal.short.librarySlug}/${portal.short.assetId}/master.m3u8`
  expect((await sendRaw(portal.edgeOrigin, `/${key}`, cookies)).status, 'control: the object is there').toBe(200)

  const { pathname, origin: bucketOrigin } = new URL(portal.bucketAddress)
  for (const target of [
    `${pathname}/${key}`,
    `${pathname}/${key}?X-Amz-Signature=00`,
    `${pathname}?list-type=2`,
    '/',
  ]) {
    const { status, body } = await sendRaw(bucketOrigin, target, cookies)
    expect.soft(status, target).toBeGreaterThanOrEqual(400)
    expect.soft(body, target).not.toContain('#EXTM3U')
  }
})
