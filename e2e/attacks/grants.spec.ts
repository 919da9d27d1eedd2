import { expect, test } from '#e2e/fixtures.ts'
import { askGrant } from '#e2e/support/attacker.ts'

test('a grant needs a session, an entitlement, the portal’s own page and a film that is there', async ({
  browser,
  people,
  portal,
  origin,
}) => {
  const [premium, basic, visitor] = [await browser.newContext(), await browser.newContext(), await browser.newContext()]
  await people.signInQuietly(premium, await people.create({ plan: 'e2e-premium' }))
  await people.signInQuietly(basic, await people.create({ plan: 'e2e-basic' }))
  const { film, short } = portal
  const honest = () => askGrant(premium.request, origin, film.playableId)
  expect((await honest()).status(), 'control before').toBe(201)
  expect((await askGrant(basic.request, origin, short.playableId)).status(), 'control: basic has a session').toBe(201)

  const refusals = [
    ['no session', await askGrant(visitor.request, origin, film.playableId), 401, 'UNAUTHENTICATED'],
    ['basic asks for films', await askGrant(basic.request, origin, film.playableId), 403, 'NOT_IN_PLAN'],
    [
      'another site asks',
      await askGrant(premium.request, origin, film.playableId, 'https://evil.example'),
      403,
      'CROSS_ORIGIN',
    ],
    [
      'an unknown id',
      await askGrant(premium.request, origin, '0199c0de-0000-7000-8000-000000000000'),
      404,
      'NOT_FOUND',
    ],
    ['no id at all', await askGrant(premium.request, origin, "' OR 1=1"), 404, 'NOT_FOUND'],
    ['not ready', await askGrant(premium.request, origin, portal.preparingPlayableId), 409, 'TITLE_NOT_READY'],
  ] as const
  for (const [label, response, status, code] of refusals) {
    expect.soft(response.status(), label).toBe(status)
    const body = (await response.json()) as { error: { code: string } }
    expect.soft(body.error.code, label).toBe(code)
    expect
      .soft(
        response.headersArray().some(({ value }) => value.startsWith('CloudFront-Policy')),
        label,
      )
      .toBe(false)
    expect.soft(JSON.stringify(body), label).not.toContain('master.m3u8')
  }
  expect((await honest()).status(), 'control after').toBe(201)
  await Promise.all([premium.close(), basic.close(), visitor.close()])
})

test('ending every session ends renewals at once', async ({ context, people, portal, database, origin }) => {
  const person = await people.create({ plan: 'e2e-premium' })
  await people.signInQuietly(context, person)
  const { grantId } = (await (await askGrant(context.request, origin, portal.film.playableId)).json()) as {
    grantId: string
  }
  const beat = () =>
    context.request.post(`${origin}/api/playback/grants/${grantId}/heartbeat`, {
      data: { positionSeconds: 1, state: 'playing' },
      headers: { Origin: origin },
    })
  expect((await beat()).status(), 'control').toBe(200)
  await database.account.update({ where: { id: person.accountId }, data: { sessionVersion: { increment: 1 } } })
  expect((await beat()).status()).toBe(401)
  expect((await askGrant(context.request, origin, portal.film.playableId)).status()).toBe(401)
})

test('no form of the watch page tells a stranger where the film lies', async ({
  context,
  browser,
  people,
  portal,
  origin,
}) => {
  const address = `${origin}/watch/${portal.film.playableId}`
  const forms: [string, Record<string, string>][] = [
    [address, {}],
    [address, { RSC: '1' }],
    [`${address}?_rsc=1a2b3`, { RSC: '1' }],
    [address, { RSC: '1', 'Next-Router-Prefetch': '1' }],
    [address, { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' }],
    [`${address}.rsc`, {}],
    [`${address}.segments/_tree.segment.rsc`, {}],
    [`${address}.prefetch.rsc`, {}],
  ]
  await people.signInQuietly(context, await people.create({ plan: 'e2e-premium' }))
  const visitor = await browser.newContext()
  for (const [url, headers] of forms) {
    for (const [who, { request }] of [
      ['visitor', visitor],
      ['member', context],
    ] as const) {
      const response = await request.get(url, { headers })
      const text = await response.text()
      expect.soft(text, `${who} ${url}`).not.toContain('master.m3u8')
      expect.soft(text, `${who} ${url}`).not.toContain(`/library/${portal.film.librarySlug}`)
    }
  }
  const page = await context.request.get(address)
  expect(await page.text(), 'control: the member’s page is the player’s').toContain('usher-player')
  await visitor.close()
})
