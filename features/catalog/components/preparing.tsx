import { useTranslations } from 'next-intl'
import { ProgressBar } from '#ui/progress-bar.tsx'
import { RefreshWhile } from './refresh-while.tsx'

/** A title on its way: how far it is, looked at again by itself until it plays. */
export function Preparing({ percent }: { percent: number }) {
  const t = useTranslations('catalog.title')
  return (
    <div className="grid w-full max-w-md gap-3 rounded-panel border border-line bg-surface p-5">
      <p role="status" className="font-semibold">
        {t('preparing', { share: percent / 100 })}
      </p>
      <ProgressBar label={t('preparingBar')} fraction={percent / 100} />
      <p className="text-sm text-muted">{t('preparingLead')}</p>
      <RefreshWhile isWaiting />
    </div>
  )
}
