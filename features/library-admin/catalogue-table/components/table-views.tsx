import { useTranslations } from 'next-intl'
import { wholeTable, writeTablePath, type TableView } from '#features/library-admin/catalogue-table/table-view.ts'
import { NavLink } from '#ui/nav-link.tsx'

const views = {
  all: wholeTable,
  drafts: { ...wholeTable, status: 'DRAFT' },
  scheduled: { ...wholeTable, status: 'SCHEDULED' },
  failed: { ...wholeTable, preparation: 'failed' },
  withdrawn: { ...wholeTable, status: 'WITHDRAWN' },
} as const satisfies Record<string, TableView>

/** The views that a day begins with. Any other is an address, which a bookmark keeps. */
export function TableViews({ view }: { view: TableView }) {
  const t = useTranslations('library-admin.table')
  const current = writeTablePath(view)
  return (
    <nav aria-label={t('views')} className="flex gap-1 overflow-x-auto">
      {(Object.keys(views) as (keyof typeof views)[]).map((key) => {
        const href = writeTablePath(views[key])
        return (
          <NavLink key={key} href={href} isCurrent={href === current}>
            {t(`viewName.${key}`)}
          </NavLink>
        )
      })}
    </nav>
  )
}
