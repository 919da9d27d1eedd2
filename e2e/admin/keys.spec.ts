import type { BrowserContext, Page, Request } from '@playwright/test'
import { expect, test } from '#e2e/fixtures.ts'
import type { Database } from '#platform/database.ts'

type KeyGroup = 'PRIVATE' | 'DIRECT'

const names = { PRIVATE: 'Private', DIRECT: 'Direct' } as const

const signingKeyOf = async (database: Database, keyGroup: KeyGroup) => {
  const key = await database.signingKey.findFirstOrThrow({ where: { keyGroup, status: 'SIGNING' } })
  return key.publicKeyId ?? ''
}

const stateOfKeys = (database: Database) =>
  database.signingKey.findMany({ orderBy: { id: 'asc' }, select: { id: true, status: true, compromisedAt: true } })

const panelOf = (page: Page, keyGroup: KeyGroup) => page.getByRole('region', { name: names[keyGroup], exact: true })

async function confirmPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('Your password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByText('Your password is confirmed for ten minutes.')).toBeVisible()
}

/** Sends the very request that an owner's page sent, as somebody else. */
async function sendAgain({ request }: BrowserContext, sent: Request, origin: string) {
  const { 'next-action': action = '', 'content-type': type = '', accept = '' } = await sent.allHeaders()
  const headers = { 'Next-Action': action, 'Content-Type': type, Accept: accept, Origin: origin }
  return request.post(sent.url(), { headers, data: sent.postDataBuffer() ?? Buffer.alloc(0), failOnStatusCode: false })
}

test('an owner rotates a key after typing the password again, and sees the new one sign', async ({
  page,
  people,
  portal,
  database,
  origin,
}) => {
  const before = await signingKeyOf(database, 'PRIVATE')
  await people.signIn(page, await people.create(null, 'OWNER'))
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('link', { name: 'Staff area' }).click()
  await page.getByRole('navigation', { name: 'Staff' }).getByRole('link', { name: 'Keys' }).click()
  await expect(page.getByRole('heading', { name: 'Keys', level: 1 })).toBeVisible()
  const rotate = page.getByRole('button', { name: 'Rotate the key of Private' })
  await expect(rotate).toBeDisabled()
  await page.getByLabel('Your password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByRole('alert').filter({ hasText: /not your password/ })).toBeVisible()
  await confirmPassword(page, portal.password)

  await rotate.click()
  await expect.poll(() => signingKeyOf(database, 'PRIVATE'), { timeout: 60_000 }).not.toBe(before)
  const after = await signingKeyOf(database, 'PRIVATE')
  await expect(panelOf(page, 'PRIVATE').getByRole('heading', { name: after })).toBeVisible()
  const trail = page.getByRole('region', { name: 'Audit trail' })
  await expect(trail.getByRole('row', { name: new RegExp(`Began to sign.*${after}`) })).toBeVisible()
  await expect(trail.getByRole('row', { name: /Rotation asked for.*Private/ }).first()).toBeVisible()
  expect(origin).toBe(new URL(page.url()).origin)
})

test('a compromised key leaves at once; whoever is no owner finds neither page nor action', async ({
  page,
  browser,
  people,
  portal,
  database,
  origin,
}) => {
  const before = await signingKeyOf(database, 'DIRECT')
  const owner = await people.create(null, 'OWNER')
  await people.signIn(page, owner)
  await page.goto(`${origin}/admin/keys`)
  await confirmPassword(page, portal.password)
  const card = panelOf(page, 'DIRECT').getByRole('listitem').filter({ hasText: before })
  await card.getByText('Compromised?').click()
  const sending = page.waitForRequest((request) => request.method() === 'POST')
  await card.getByRole('button', { name: `Compromised: remove at once, key ${before}` }).click()
  const sent = await sending
  await expect(panelOf(page, 'DIRECT').getByText(before)).toHaveCount(0, { timeout: 60_000 })
  await expect(panelOf(page, 'DIRECT').getByText('Signs', { exact: true })).toBeVisible()
  expect(await signingKeyOf(database, 'DIRECT')).not.toBe(before)
  const trail = page.getByRole('region', { name: 'Audit trail' })
  await expect(trail.getByRole('row', { name: new RegExp(`Left its group.*${before}`) })).toBeVisible()

  const untouched = await stateOfKeys(database)
  for (const role of [null, 'MEMBER', 'SUPPORT', 'EDITOR'] as const) {
    const context = await browser.newContext()
    if (role) await people.signInQuietly(context, await people.create(null, role))
    const [refused, unknown] = await Promise.all(
      ['/admin/keys', '/admin/there-is-nothing'].map((path) => context.request.get(`${origin}${path}`)),
    )
    expect(refused?.status(), `${role}: the page`).toBe(404)
    expect(unknown?.status()).toBe(404)
    expect(await refused?.text()).not.toContain(await signingKeyOf(database, 'DIRECT'))
    expect((await sendAgain(context, sent, origin)).status(), `${role}: the action`).toBe(404)
    await context.close()
  }
  const stale = await browser.newContext()
  await people.signInQuietly(stale, owner)
  expect((await stale.request.get(`${origin}/admin/keys`)).status(), 'control: an owner finds the page').toBe(200)
  const answer = await sendAgain(stale, sent, origin)
  expect([answer.status(), await answer.text()]).toEqual([200, expect.stringContaining('REAUTHENTICATION_REQUIRED')])
  await stale.close()
  expect(await stateOfKeys(database)).toEqual(untouched)
  const control = await sendAgain(page.context(), sent, origin)
  expect([control.status(), await control.text()]).toEqual([200, expect.stringContaining('KEY_ALREADY_OUT')])
})
