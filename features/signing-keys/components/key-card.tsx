import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { KeyView } from '#features/signing-keys/queries.ts'
import type { Translator } from '#messages/translator.ts'
import { Badge } from '#ui/badge.tsx'
import { algorithmNames, describeStatus, writeAge } from './key-words.ts'
import { RemoveKeyForm } from './remove-key-form.tsx'

export type KeyCardProps = { view: KeyView; canAct: boolean; now: Date }

/** One key: where it stands, how old it is, what it must outlive, and the way out in an emergency. */
export function KeyCard({ view, canAct, now }: KeyCardProps) {
  const t = useTranslations('signing-keys')
  const { label, tone } = describeStatus(t, view.status, view.isCompromised)
  const kind = algorithmNames[view.algorithm]
  return (
    <li className="grid content-start gap-4 rounded-control border border-line bg-canvas p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 className="font-mono text-base font-semibold break-all">{view.publicKeyId ?? t('card.newKey')}</h3>
        <Badge tone={tone}>{label}</Badge>
      </div>
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-x-6 gap-y-3 text-sm">
        <Fact name={t('card.kind')}>{view.isInKms ? t('card.inKms', { kind }) : kind}</Fact>
        <Fact name={t('card.age')}>{writeAge(t, view.createdAt, now)}</Fact>
        <Fact name={t('card.signsSince')}>
          {view.activatedAt ? t('moment', { at: view.activatedAt }) : t('card.notYet')}
        </Fact>
        <Fact name={t('card.lastSignature')}>
          {view.lastExpiresAt ? t('card.by', { at: view.lastExpiresAt }) : t('card.signedNothing')}
        </Fact>
        {view.retiresAt && <Fact name={t('card.retires')}>{t('moment', { at: view.retiresAt })}</Fact>}
      </dl>
      {view.status !== 'RETIRED' && !view.isCompromised && (
        <RemoveKeyForm
          keyId={view.id}
          publicKeyId={view.publicKeyId}
          consequence={writeConsequence(t, view)}
          isDisabled={!canAct}
        />
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

function writeConsequence(t: Translator<'signing-keys'>, { status, lastExpiresAt }: KeyView): string {
  if (status === 'SIGNING') return t('card.consequenceSigning')
  return t(lastExpiresAt ? 'card.consequenceSigned' : 'card.consequenceNone')
}
