import { useTranslations } from 'next-intl'
import type { LegacyPair } from '#features/signing-keys/overview.ts'
import { Badge } from '#ui/badge.tsx'

/** The account key pair that is configured, and that nobody should have. */
export function LegacyPairNotice({ pair: { keyPairId, signs } }: { pair: LegacyPair }) {
  const t = useTranslations('signing-keys.legacy')
  return (
    <div className="grid gap-2 rounded-control border border-accent bg-canvas p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 className="font-mono text-base font-semibold break-all">{keyPairId}</h3>
        <Badge tone="danger">{t('notRecommended')}</Badge>
        <Badge>{t(signs ? 'signs' : 'idle')}</Badge>
      </div>
      <p className="text-sm text-muted">
        {t('lead')} {signs && t('whileSigning')}
      </p>
    </div>
  )
}
