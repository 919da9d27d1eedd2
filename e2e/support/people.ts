import { randomBytes } from 'node:crypto'
import type { BrowserContext, Page } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import { writeSessionClaims } from '#features/accounts/session-claims.ts'
import { describePortalCookie } from '#features/accounts/session-cookie.ts'
import type { Database } from '#platform/database.ts'
import type { Prisma } from '#platform/generated/prisma/client.ts'
import type { PortalState } from './portal-state.ts'

const dayMilliseconds = 86_400_000
const hourSeconds = 3_600

/** What a person has: a plan of the test portal, and how that membership stands where it is not simply active. */
export type Membership = { plan: 'e2e-basic' | 'e2e-premium'; state?: Partial<Prisma.SubscriptionUncheckedCreateInput> }

export type Role = 'MEMBER' | 'SUPPORT' | 'EDITOR' | 'OWNER'

export type Person = { accountId: string; email: string }

export const daysFromNow = (days: number) => new Date(Date.now() + days * dayMilliseconds)

/** People of one test, gone when it ends. */
export function createPeople(database: Database, state: PortalState, origin: string) {
  const made: string[] = []

  async function create(membership: Membership | null, role: Role = 'MEMBER'): Promise<Person> {
    const tag = randomBytes(6).toString('hex')
    const account = await database.account.create({
      data: { email: `${tag}@e2e.test`, name: `Person ${tag}`, passwordHash: state.passwordHash, role },
    })
    made.push(account.id)
    if (membership) {
      const plan = await database.plan.findUniqueOrThrow({ where: { slug: membership.plan } })
      const usual = { status: 'ACTIVE' as const, currentPeriodEnd: daysFromNow(30) }
      await database.subscription.create({
        data: { accountId: account.id, planId: plan.id, ...usual, ...membership.state },
      })
    }
    return { accountId: account.id, email: account.email }
  }

  /** By the form that everybody uses. */
  async function signIn(page: Page, person: Person): Promise<void> {
    await page.goto(`${origin}/sign-in`)
    await page.getByLabel('Email').fill(person.email)
    await page.getByLabel('Password').fill(state.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL((url) => url.pathname !== '/sign-in')
  }

  /** With a token as the form's would be: for tests whose subject is what comes after. */
  async function signInQuietly(context: BrowserContext, { accountId }: Person): Promise<void> {
    const where = { id: accountId }
    const { sessionVersion } = await database.account.findUniqueOrThrow({ where, select: { sessionVersion: true } })
    const token = writeSessionClaims({ accountId, sessionVersion })
    const value = await encode({ token, secret: state.sessionSecret, maxAge: hourSeconds })
    const { name, options } = describePortalCookie('session', state.appOrigin)
    // Of one host whatever the port: the app's own and the edge's.
    const domain = new URL(origin).hostname
    await context.addCookies([{ ...options, name, value, domain, sameSite: 'Lax' }])
  }

  async function remove(): Promise<void> {
    await database.account.deleteMany({ where: { id: { in: made } } })
  }

  return { create, signIn, signInQuietly, remove }
}
