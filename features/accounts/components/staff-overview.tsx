import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { StaffArea } from '#features/accounts/staff-areas.ts'
import { ForwardIcon } from '#ui/icons.tsx'

/** What this member of staff can open, each with what it is for. */
export function StaffOverview({ areas }: { areas: readonly StaffArea[] }) {
  const t = useTranslations('accounts.staff')
  if (areas.length === 0) return <p className="text-muted">{t('nothing')}</p>
  return (
    <ul className="grid gap-4 sm:grid-cols-2 2xl:grid-cols-3">
      {areas.map(({ id, href }) => (
        <li key={href}>
          <Link
            href={href}
            className="group grid h-full content-start gap-2 rounded-panel border border-line bg-surface p-6 text-fg no-underline hover:border-line-strong"
          >
            <span className="flex items-center justify-between gap-3 text-heading group-hover:text-accent-fg">
              {t(`area.${id}.name`)}
              <ForwardIcon />
            </span>
            <span className="text-muted">{t(`area.${id}.description`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
