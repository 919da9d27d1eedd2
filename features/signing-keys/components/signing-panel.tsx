import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { KeyGroupView } from '#features/signing-keys/queries.ts'
import { Panel } from '#ui/panel.tsx'
import { writeAge } from './key-words.ts'

/** How old each group's signing key is, for the staff's home; red where a group has none. */
export function SigningPanel({ groups, now }: { groups: readonly KeyGroupView[]; now: Date }) {
  const t = useTranslations('signing-keys')
  const ages = groups.map(({ keyGroup, keys }) => ({
    keyGroup,
    since: keys.find(({ status }) => status === 'SIGNING')?.activatedAt ?? null,
  }))
  return (
    <Panel title={t('ages')} tone={ages.some(({ since }) => since === null) ? 'danger' : 'neutral'}>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
        {ages.map(({ keyGroup, since }) => (
          <div key={keyGroup} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-muted">{t(`group.${keyGroup}.name`)}</dt>
            <dd>{since === null ? t('noneSigns') : writeAge(t, since, now)}</dd>
          </div>
        ))}
      </dl>
      <p>
        <Link href="/admin/keys" className="text-link font-semibold">
          {t('title')}
        </Link>
      </p>
    </Panel>
  )
}
