import type { APIRequestContext, BrowserContext, Request } from '@playwright/test'
import { hashPassword } from '#features/accounts/password.ts'
import type { Database } from '#platform/database.ts'
import type { PortalState } from './portal-state.ts'
import type { Person } from './people.ts'

/** A grown-up behind a PIN, and a child who may see what is for six-year-olds. */
export type Family = { adultId: string; childId: string; pin: string }

/**
 * Makes a family of a person's account, and gives the two films of the shared portal their ages: the long one is for
 * grown-ups, the short one for everybody. Nobody without a limit notices.
 */
export async function makeFamily(database: Database, portal: PortalState, { accountId }: Person): Promise<Family> {
  const pin = '2580'
  const adult = await database.profile.findFirstOrThrow({ where: { accountId } })
  await database.profile.update({
    where: { id: adult.id },
    data: { name: 'Ruth', pinHash: await hashPassword(pin) },
  })
  const child = await database.profile.create({ data: { accountId, name: 'Kit', position: 2, maturityLimit: 6 } })
  const rate = (slug: string, maturityAge: number) => database.title.update({ where: { slug }, data: { maturityAge } })
  await rate(portal.film.titleSlug, 16)
  await rate(portal.short.titleSlug, 6)
  return { adultId: adult.id, childId: child.id, pin }
}

/** Sends the chooser's form, as a page of the portal would; answers where it leads. */
export async function choose(
  request: APIRequestContext,
  origin: string,
  form: { profileId: string; pin?: string; password?: string },
): Promise<string> {
  const response = await request.post(`${origin}/api/profiles/choose`, {
    form: { ...form, callbackUrl: '/browse' },
    headers: { Origin: origin },
    maxRedirects: 0,
  })
  return response.headers()['location'] ?? String(response.status())
}

/** Sends the very request that a page sent, as somebody else; `rewrite` may change what stands in its body. */
export async function sendAgain(
  { request }: BrowserContext,
  sent: Request,
  origin: string,
  rewrite: (body: string) => string = (body) => body,
) {
  const { 'next-action': action = '', 'content-type': type = '', accept = '' } = await sent.allHeaders()
  const headers = { 'Next-Action': action, 'Content-Type': type, Accept: accept, Origin: origin }
  const data = Buffer.from(rewrite((sent.postDataBuffer() ?? Buffer.alloc(0)).toString('latin1')), 'latin1')
  return request.post(sent.url(), { headers, data, failOnStatusCode: false })
}
