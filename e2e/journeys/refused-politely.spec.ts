import { expect, test } from '#e2e/fixtures.ts'
import { daysFromNow, type Membership } from '#e2e/support/people.ts'
import { countFrames } from '#e2e/support/picture.ts'

const ended = { status: 'CANCELED' as const, endedAt: daysFromNow(-10), currentPeriodEnd: daysFromNow(-10) }

const refused: [string, Membership | null, string, RegExp][] = [
  ['a plan without films', { plan: 'e2e-basic' }, 'Not in your plan', /Premium/],
  ['an account that never subscribed', null, 'Not in your plan', /Premium|plan/],
  ['an ended membership', { plan: 'e2e-premium', state: ended }, 'Membership ended', /ended/],
  [
    'a payment past its grace',
    { plan: 'e2e-premium', state: { status: 'PAST_DUE', currentPeriodEnd: daysFromNow(-30) } },
    'Payment past due',
    /payment/,
  ],
]

for (const [label, membership, region, words] of refused) {
  test(`${label} is told so, with a way out`, async ({ page, context, people, portal, origin }) => {
    await people.signInQuietly(context, await people.create(membership))
    await page.goto(`${origin}/watch/${portal.film.playableId}`)
    const place = page.getByRole('region', { name: region })
    await expect(place.getByRole('alert')).toContainText(words)
    await expect(place.getByRole('link').first()).toBeVisible()
    await expect(page.getByRole('region', { name: 'Player' })).toHaveCount(0)
  })
}

test('a visitor is asked to sign in and comes back to the film', async ({ page, people, portal, origin }) => {
  const person = await people.create({ plan: 'e2e-premium' })
  await page.goto(`${origin}/watch/${portal.film.playableId}`)
  const place = page.getByRole('region', { name: 'Sign in to watch' })
  await expect(place.getByRole('alert')).toBeVisible()
  await place.getByRole('link', { name: /Sign in/ }).click()
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Password').fill(portal.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('region', { name: 'Player' })).toBeVisible()
})

test('a payment past due within its grace goes on playing, with a notice', async ({
  page,
  context,
  people,
  portal,
  origin,
}) => {
  const state = { status: 'PAST_DUE' as const, currentPeriodEnd: daysFromNow(-2) }
  await people.signInQuietly(context, await people.create({ plan: 'e2e-premium', state }))
  await page.goto(`${origin}/watch/${portal.film.playableId}`)
  await expect(page.getByText(/last payment/).first()).toBeVisible()
  const video = page.getByRole('region', { name: 'Player' }).getByLabel('The long second video')
  await expect(async () => {
    await video.evaluate((element: HTMLVideoElement) => element.play())
    expect(await countFrames(video)).toBeGreaterThan(0)
  }).toPass()
})

test('a wrong password is answered in words and changes nothing', async ({ page, people, origin }) => {
  const person = await people.create(null)
  await page.goto(`${origin}/sign-in`)
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert').filter({ hasText: /do not match/ })).toBeVisible()
  await expect(page.getByLabel('Email'), 'what was right is not typed twice').toHaveValue(person.email)
  await expect(page.getByLabel('Password')).toHaveValue('')
  await people.signIn(page, person)
  await expect(page).not.toHaveURL(/sign-in/)
})
