import { useTranslations } from 'next-intl'
import type { Opening, ShareRow } from '#features/private-files/queries.ts'
import { describeAudience, describeOpening, describeReach, describeState } from '#features/private-files/words.ts'
import type { Translator } from '#messages/translator.ts'
import { Badge } from '#ui/badge.tsx'
import { RevokeForm } from './revoke-form.tsx'

/** Every share of a file: for whom, how it stands, what it still opens, and who came. */
export function ShareList({ shares, now }: { shares: ShareRow[]; now: Date }) {
  const t = useTranslations('private-files.share')
  if (shares.length === 0) return <p className="text-muted">{t('none')}</p>
  return (
    <ul className="grid gap-4">
      {shares.map((share) => (
        <li key={share.id} className="grid gap-4 rounded-panel border border-line bg-surface p-5">
          <ShareCard share={share} now={now} />
        </li>
      ))}
    </ul>
  )
}

function ShareCard({ share, now }: { share: ShareRow; now: Date }) {
  const t = useTranslations('private-files.share')
  const state = describeState(t, share, now)
  const reach = describeReach(t, share, now)
  const audience = describeAudience(t, share)
  const isRevocable = share.kind !== 'DIRECT' && share.revokedAt === null && share.expiresAt > now
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-56">
          <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold">
            <span className="min-w-0 break-words">{audience}</span>
            <Badge tone={state.tone}>{state.label}</Badge>
          </h3>
          <p className="mt-1 text-sm text-muted">{writeTerms(t, share)}</p>
        </div>
        {isRevocable && <RevokeForm shareId={share.id} audience={audience} />}
      </div>
      {reach && <p className="border-s-2 border-accent ps-3 text-sm">{reach}</p>}
      {share.kind !== 'DIRECT' && <Openings count={share.openingCount} openings={share.openings} />}
    </>
  )
}

function writeTerms(t: Translator<'private-files.share'>, share: ShareRow): string {
  const { startsAt, expiresAt, sourceNetwork, createdAt, revokedAt } = share
  return [
    t('made', { at: createdAt }),
    startsAt && t('from', { at: startsAt }),
    t('until', { at: expiresAt }),
    sourceNetwork && t('source', { network: sourceNetwork }),
    revokedAt && t('revokedAt', { at: revokedAt }),
  ]
    .filter(Boolean)
    .join(', ')
}

function Openings({ count, openings }: { count: number; openings: Opening[] }) {
  const t = useTranslations('private-files.share')
  if (count === 0) return <p className="text-sm text-muted">{t('unopened')}</p>
  return (
    <details className="text-sm">
      <summary className="cursor-pointer font-medium">{t('opened', { count })}</summary>
      <ul className="mt-2 grid gap-1 text-muted">
        {openings.map((opening) => (
          <li key={opening.id}>{describeOpening(t, opening)}</li>
        ))}
        {count > openings.length && <li>{t('before', { count: count - openings.length })}</li>}
      </ul>
    </details>
  )
}
