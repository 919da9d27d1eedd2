import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, test } from '#e2e/fixtures.ts'

const fileName = 'Lagerplan für März.pdf'
// Two parts of 8 MiB at most.
const bytes = randomBytes(8_400_000)

test('an editor uploads and shares; a visitor opens; revoked, the door is shut while what was issued ends by itself', async ({
  page,
  browser,
  people,
  portal,
  database,
  origin,
}) => {
  // Two browsers, and a file that is sent, put in its place and read again.
  test.slow()
  await people.signIn(page, await people.create(null, 'EDITOR'))
  await page.goto(`${origin}/admin/files`)
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: fileName,
    mimeType: 'application/pdf',
    buffer: bytes,
  })
  await page.getByRole('button', { name: 'Upload' }).click()
  await expect(page.getByRole('heading', { name: fileName, level: 1 })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('heading', { name: 'Share at the door' })).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = new URL(await page.getByLabel('Link to send').inputValue())
  await page.reload()
  await expect(page.getByText('Nobody has opened it.')).toBeVisible()
  expect(await page.content(), 'shown once').not.toContain(link.pathname)

  const visitor = await browser.newContext({ acceptDownloads: true })
  const door = await visitor.newPage()
  await door.goto(`${origin}${link.pathname}`)
  await expect(door.getByText(fileName)).toBeVisible()
  const started = door.waitForEvent('download')
  await door.getByRole('button', { name: 'Download' }).click()
  const download = await started
  expect(download.suggestedFilename()).toBe(fileName)
  expect((await readFile(await download.path())).equals(bytes), 'the very bytes').toBe(true)

  await page.reload()
  await page.getByText('Opened once').click()
  await page.getByRole('button', { name: 'Revoke: Whoever has the link' }).click()
  await expect(page.getByText('Revoked', { exact: true })).toBeVisible()
  const { urlExpiresAt, signingKeyId } = await database.shareOpening.findFirstOrThrow({
    where: { share: { file: { fileName } } },
    orderBy: { at: 'desc' },
  })
  await expect(page.getByText('The door is shut, but a URL that it signed works until')).toContainText(signingKeyId)
  const issued = await visitor.request.get(download.url())
  expect(issued.status(), 'as the page says: until it ends').toBe(200)
  expect(urlExpiresAt.getTime()).toBeLessThanOrEqual(Date.now() + 3_600_000)

  const closed = await door.goto(`${origin}${link.pathname}`)
  expect(closed?.status()).toBe(404)
  await expect(door.getByRole('heading', { name: 'Nothing here for you' })).toBeVisible()
  await expect(door.getByText(fileName)).toHaveCount(0)
  expect(portal.edgeOrigin).toBe(new URL(download.url()).origin)
  await visitor.close()
})

test('a share to a person opens for that person alone, after signing in', async ({
  page,
  browser,
  people,
  portal,
  origin,
}) => {
  const ann = await people.create({ plan: 'e2e-basic' })
  await people.signIn(page, await people.create(null, 'EDITOR'))
  await page.goto(`${origin}/admin/files`)
  const file = { name: 'For Ann.txt', mimeType: 'text/plain', buffer: Buffer.from('For Ann.') }
  await page.getByLabel('File', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: 'Upload' }).click()
  await expect(page.getByRole('heading', { name: 'Share at the door' })).toBeVisible({ timeout: 60_000 })
  await page.getByLabel('For', { exact: true }).selectOption({ label: 'One person with an account' })
  await page.getByLabel('Their email').fill('nobody@e2e.test')
  await page.getByRole('button', { name: 'Make the link' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Nobody here has that email address' })).toBeVisible()
  await expect(page.getByLabel('Their email'), 'what was typed is still there').toHaveValue('nobody@e2e.test')
  await page.getByLabel('Their email').fill(ann.email)
  await page.getByRole('button', { name: 'Make the link' }).click()
  const { pathname } = new URL(await page.getByLabel('Link to send').inputValue())

  const visitor = await browser.newContext()
  const door = await visitor.newPage()
  await door.goto(`${origin}${pathname}`)
  await door.getByRole('alert').getByRole('link', { name: 'Sign in' }).click()
  await door.getByLabel('Email').fill(ann.email)
  await door.getByLabel('Password').fill(portal.password)
  await door.getByRole('button', { name: 'Sign in' }).click()
  await expect(door.getByText('For Ann.txt')).toBeVisible()
  await visitor.close()
})

test('a direct link is signed only after its box is ticked, and says what ends it; so does deleting its file', async ({
  page,
  people,
  request,
  origin,
}) => {
  await people.signIn(page, await people.create(null, 'EDITOR'))
  await page.goto(`${origin}/admin/files`)
  const file = { name: 'Direct.txt', mimeType: 'text/plain', buffer: Buffer.from('Direct.') }
  await page.getByLabel('File', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: 'Upload' }).click()
  const summary = page.getByText('Direct link, without a door')
  await expect(summary).toBeVisible({ timeout: 60_000 })
  await summary.click()
  const sign = page.getByRole('button', { name: 'Sign a direct link' })
  await sign.click()
  await expect(page.getByLabel('Direct link', { exact: true })).toHaveCount(0)
  await page.getByRole('checkbox').check()
  await sign.click()
  const url = await page.getByLabel('Direct link', { exact: true }).inputValue()
  expect(await (await request.get(url)).text()).toBe('Direct.')
  await expect(page.getByText(/Only removing the key K\w+ ends it/)).toBeVisible()

  const fileAddress = page.url()
  await page.getByText('Delete this file').click()
  await expect(page.getByText(/direct links among them, work until the worker has removed the file/)).toBeVisible()
  await page.getByRole('button', { name: 'Delete the file' }).click()
  expect(page.url(), 'not before its box is ticked').toBe(fileAddress)
  await page.getByRole('checkbox', { name: 'I know that this cannot be undone.' }).check()
  await page.getByRole('button', { name: 'Delete the file' }).click()
  await page.waitForURL(`${origin}/admin/files`)
  await expect(page.getByRole('link', { name: /^Direct\.txt/ })).toHaveCount(0)
  await expect.poll(async () => (await request.get(url)).status(), { timeout: 60_000 }).toBe(403)
  expect((await page.goto(fileAddress))?.status()).toBe(404)
})
