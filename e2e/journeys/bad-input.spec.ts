import type { APIRequestContext } from '@playwright/test'
import { expect, test } from '#e2e/fixtures.ts'
import { readActions } from '#e2e/support/actions.ts'
import type { Database } from '#platform/database.ts'

/** What no page is called, and what breaks a careless reader of addresses; as it stands in an address. */
const odd = [
  ...['nobody', '0199c0de-0000-7000-8000-000000000000', '%25', '_', '%5C', '%22', '%27%3B%20DROP%20TABLE', '%28%28%28'],
  ...['%5Ba-z%5D%2A%2B%3F%24%5E%7C', '%E2%80%AE%E2%80%8F', '%00', 'a%2Fb', '%F0%9F%8E%AC', '%ED%A0%80', '%ff', '%'],
  'x'.repeat(4_000),
]

/** The pages that are found by a part of their address. */
const found = ['/titles/*', '/titles/*/trailer', '/watch/*', '/people/*', '/genres/*', '/browse/*', '/shares/*']
const ofMembers = ['/titles/*', '/watch/*', '/profiles/manage/*']
/** The pages that are there whatever their question says. */
const asked = ['/search?q=*', '/plans?x=*', '/sign-in?callbackUrl=*']

async function look(request: APIRequestContext, url: string) {
  const answer = await request.get(url, { headers: { Accept: 'text/html' }, maxRedirects: 0 })
  return { status: answer.status(), text: await answer.text() }
}

test('what is not there, or nobody could be called, is answered by a page that needs no script', async ({
  context,
  request,
  people,
  origin,
}) => {
  await people.signInQuietly(context, await people.create({ plan: 'e2e-premium' }))
  for (const [client, paths] of [
    [request, found],
    [context.request, ofMembers],
  ] as const) {
    for (const path of paths) {
      const answers = odd.map(async (value) => {
        const { status, text } = await look(client, `${origin}${path.replace('*', value)}`)
        expect.soft(status, `${path} ${value.slice(0, 40)}`).toBe(404)
        expect.soft(text, `${path} ${value.slice(0, 40)}`).toMatch(/<h1[^>]*>[^<]/)
        expect.soft(text).toMatch(/<main/)
      })
      await Promise.all(answers)
    }
  }
  for (const path of asked) {
    const answers = odd.map(async (value) => {
      const { status, text } = await look(request, `${origin}${path.replace('*', value)}`)
      expect.soft(status, `${path} ${value.slice(0, 40)}`).toBe(200)
      expect.soft(text, `${path} ${value.slice(0, 40)}`).toMatch(/<h1[^>]*>[^<]/)
    })
    await Promise.all(answers)
  }
})

/** All that the actions could change for a person. */
const stateOf = (database: Database, accountId: string) =>
  Promise.all([
    database.account.findUnique({
      where: { id: accountId },
      include: { profiles: { include: { listEntries: true, ratings: true, progress: true } } },
    }),
    database.privateFile.count({ where: { createdById: accountId } }),
    database.share.count({ where: { createdById: accountId } }),
    database.auditEvent.count({ where: { actorId: accountId } }),
  ])

test('an action that is sent no form, by whomever, refuses it and changes nothing', async ({
  context,
  request,
  people,
  portal,
  database,
  origin,
}) => {
  const { accountId, email } = await people.create({ plan: 'e2e-premium' }, 'OWNER')
  await people.signInQuietly(context, { accountId, email })
  const { id: profileId } = await database.profile.findFirstOrThrow({ where: { accountId } })
  const title = { slug: portal.film.titleSlug }
  const { id: titleId } = await database.title.findUniqueOrThrow({ where: title })
  await database.listEntry.create({ data: { profileId, titleId } })
  const place = { playableId: portal.film.playableId, positionSeconds: 5, updatedAt: new Date() }
  await database.progress.create({ data: { profileId, ...place } })
  const before = await stateOf(database, accountId)

  const actions = readActions()
  expect(actions.length).toBeGreaterThan(20)
  const bodies = ['[]', '[null,null]', '["$undefined","titleId=x"]', '[{"message":null},{"get":1}]', '[7,["titleId"]]']
  for (const { id, name, path } of actions) {
    for (const [who, client] of [
      ['a visitor', request],
      ['an owner', context.request],
    ] as const) {
      for (const data of bodies) {
        const headers = { 'Next-Action': id, 'Content-Type': 'text/plain;charset=UTF-8', Origin: origin }
        const answer = await client.post(`${origin}${path}`, { headers, data, maxRedirects: 0 })
        expect.soft(answer.status(), `${name} ${data} by ${who}`).toBeLessThan(500)
      }
    }
  }
  expect(await stateOf(database, accountId)).toEqual(before)

  const list = actions.find(({ name }) => name === 'listAction')
  const multipart = new FormData()
  // In the order in which React sends them: the fields of a form before the list that names it.
  for (const [name, value] of [
    ['_1_titleId', titleId],
    ['_1_wanted', 'off'],
    ['0', '[{"message":null},"$K1"]'],
  ] as const) {
    multipart.append(name, value)
  }
  const control = await context.request.post(`${origin}/titles/${title.slug}`, {
    headers: { 'Next-Action': list?.id ?? '', Origin: origin },
    multipart,
  })
  expect(control.status()).toBe(200)
  expect(await database.listEntry.count({ where: { profileId } }), 'control: a form is read').toBe(0)
})

test('a form of a page that is older than the portal loads the page anew and says why', async ({ page, origin }) => {
  await page.goto(`${origin}/sign-in`)
  const unknown = `60${'0'.repeat(40)}`
  await page.route('**/sign-in', (route, request) =>
    request.method() === 'POST'
      ? route.continue({ headers: { ...request.headers(), 'next-action': unknown } })
      : route.continue(),
  )
  await page.getByLabel('Email').fill('someone@e2e.test')
  await page.getByLabel('Password').fill('whatever it is')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Usher was updated meanwhile')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
