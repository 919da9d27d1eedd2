import type { ReactNode } from 'react'
import type { KeyView } from '#features/signing-keys/queries.ts'
import { Badge } from '#ui/badge.tsx'
import { algorithmWords, describeStatus, writeAge, writeInstant } from './key-words.ts'
import { RemoveKeyForm } from './remove-key-form.tsx'

export type KeyCardProps = { view: KeyView; canAct: boolean; now: Date }

/** One key: where it stands, how old it is, what it must outlive, and the way out in an emergency. */
export function KeyCard({ view, canAct, now }: KeyCardProps) {
  const { label, tone } = describeStatus(view.status, view.isCompromised)
  const name = view.publicKeyId ?? 'the new key'
  return (
    <li className="grid content-start gap-4 rounded-control border border-line bg-canvas p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 className="font-mono text-base font-semibold break-all">{view.publicKeyId ?? 'New key'}</h3>
        <Badge tone={tone}>{label}</Badge>
      </div>
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-x-6 gap-y-3 text-sm">
        <Fact name="Kind">
          {algorithmWords[view.algorithm]}
          {view.isInKms && ', held by KMS'}
        </Fact>
        <Fact name="Age">{writeAge(view.createdAt, now)}</Fact>
        <Fact name="Signs since">{view.activatedAt ? writeInstant(view.activatedAt) : 'Not yet'}</Fact>
        <Fact name="Last signature ends">
          {view.lastExpiresAt ? `By ${writeInstant(view.lastExpiresAt)}` : 'It signed nothing'}
        </Fact>
        {view.retiresAt && <Fact name="Retires">{writeInstant(view.retiresAt)}</Fact>}
      </dl>
      {view.status !== 'RETIRED' && !view.isCompromised && (
        <RemoveKeyForm keyId={view.id} keyName={name} consequence={consequenceOf(view)} isDisabled={!canAct} />
      )}
    </li>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd className="mt-0.5 font-medium">{children}</dd>
    </div>
  )
}

function consequenceOf({ status, lastExpiresAt }: KeyView): string {
  if (status === 'SIGNING') {
    return 'A new key takes its place first. Then everything this key signed is refused: players get new cookies by themselves, links and downloads that are already out end.'
  }
  return lastExpiresAt
    ? 'Everything it signed is refused at once: players get new cookies by themselves, links that are already out end.'
    : 'It leaves its group, or never gets there; it signed nothing.'
}
