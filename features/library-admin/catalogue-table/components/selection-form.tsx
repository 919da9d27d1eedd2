import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { writeTablePath, type TableView } from '#features/library-admin/catalogue-table/table-view.ts'
import { buttonStyle } from '#ui/button-style.ts'
import { SelectionKeys } from './selection-keys.tsx'

/** The form around the table: leads with what is ticked, or with the whole view, to where it can be changed. */
export function SelectionForm({ view, mayChoose, children }: SelectionFormProps) {
  const t = useTranslations('library-admin.change')
  if (!mayChoose) return children
  const viewFields = [...new URLSearchParams(writeTablePath(view).split('?')[1])]
  return (
    <form action="/admin/titles/change" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {viewFields.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SelectionKeys>{children}</SelectionKeys>
      <p className="text-sm text-muted">{t('keys')}</p>
      <div className="flex flex-wrap gap-3">
        <button type="submit" name="scope" value="chosen" className={buttonStyle({ variant: 'primary' })}>
          {t('changeChosen')}
        </button>
        <button type="submit" name="scope" value="view" className={buttonStyle({ variant: 'secondary' })}>
          {t('changeView')}
        </button>
      </div>
    </form>
  )
}

export type SelectionFormProps = { view: TableView; mayChoose: boolean; children: ReactNode }
