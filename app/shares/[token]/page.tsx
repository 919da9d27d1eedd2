import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { Absent } from '#app/absent.tsx'
import { errorTable, type ErrorCode } from '#core/errors.ts'
import { AccountPanel } from '#features/accounts/components/account-panel.tsx'
import { OpenDoor, ShutDoor } from '#features/private-files/components/door-panel.tsx'
import { lookAtShare } from '#features/private-files/door.ts'
import { readVisitor } from '#features/private-files/visitor.ts'
import { ClosedShare } from './closed-share.tsx'

// The address is a secret: it stands in no log, and no other host is told that the page was there.
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('private-files.door')
  return { title: t('title'), robots: { index: false, follow: false } }
}

type SharePageProps = {
  params: Promise<{ token: string }>
  searchParams: Promise<{ refused?: string | string[] }>
}

/** The door. Looking at it opens nothing. */
export default async function SharePage({ params, searchParams }: SharePageProps) {
  const [{ token }, { refused }] = await Promise.all([params, searchParams])
  const seen = await lookAtShare(token, await readVisitor(await headers()), new Date())
  const t = await getTranslations('private-files.door')
  if (seen.ok) {
    return (
      <AccountPanel title={t('title')} lead={t('lead')}>
        <OpenDoor token={token} view={seen.value} refused={parseRefused(refused)} />
      </AccountPanel>
    )
  }
  if (seen.error.code === 'SHARE_CLOSED') {
    return (
      <Absent>
        <ClosedShare />
      </Absent>
    )
  }
  return (
    <AccountPanel title={t('shutTitle')} lead={t('shutLead')}>
      <ShutDoor refusal={seen.error} />
    </AccountPanel>
  )
}

function parseRefused(code: string | string[] | undefined): ErrorCode | null {
  return typeof code === 'string' && Object.hasOwn(errorTable, code) ? (code as ErrorCode) : null
}
