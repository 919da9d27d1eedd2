import type { Opening, ShareRow } from '#features/private-files/queries.ts'
import { describeAudience, describeReach, describeState, writeInstant } from '#features/private-files/words.ts'
import { Badge } from '#ui/badge.tsx'
import { RevokeForm } from './revoke-form.tsx'

/** Every share of a file: for whom, how it stands, what it still opens, and who came. */
export function ShareList({ shares, now }: { shares: ShareRow[]; now: Date }) {
  if (shares.length === 0) return <p className="text-muted">Not shared with anybody yet.</p>
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
  const state = describeState(share, now)
  const reach = describeReach(share, now)
  const isRevocable = share.kind !== 'DIRECT' && share.revokedAt === null && share.expiresAt > now
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-56">
          <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold">
            <span className="min-w-0 break-words">{describeAudience(share)}</span>
            <Badge tone={state.tone}>{state.label}</Badge>
          </h3>
          <p className="mt-1 text-sm text-muted">{writeTerms(share)}</p>
        </div>
        {isRevocable && <RevokeForm shareId={share.id} audience={describeAudience(share)} />}
      </div>
      {reach && <p className="border-s-2 border-accent ps-3 text-sm">{reach}</p>}
      {share.kind !== 'DIRECT' && <Openings count={share.openingCount} openings={share.openings} />}
    </>
  )
}

function writeTerms({ startsAt, expiresAt, sourceNetwork, createdAt, revokedAt }: ShareRow): string {
  return [
    `Made ${writeInstant(createdAt)}`,
    startsAt && `from ${writeInstant(startsAt)}`,
    `until ${writeInstant(expiresAt)}`,
    sourceNetwork && `only from ${sourceNetwork}`,
    revokedAt && `revoked ${writeInstant(revokedAt)}`,
  ]
    .filter(Boolean)
    .join(', ')
}

function Openings({ count, openings }: { count: number; openings: Opening[] }) {
  if (count === 0) return <p className="text-sm text-muted">Nobody has opened it.</p>
  return (
    <details className="text-sm">
      <summary className="cursor-pointer font-medium">{count === 1 ? 'Opened once' : `Opened ${count} times`}</summary>
      <ul className="mt-2 grid gap-1 text-muted">
        {openings.map(({ id, at, person, address }) => (
          <li key={id}>
            {writeInstant(at)}
            {person && `, by ${person}`}
            {address && `, from ${address}`}
          </li>
        ))}
        {count > openings.length && <li>and {count - openings.length} before that</li>}
      </ul>
    </details>
  )
}
