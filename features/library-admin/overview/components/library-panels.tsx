import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { writeFileSize } from '#core/file-size.ts'
import { wholeTable, writeTablePath } from '#features/library-admin/catalogue-table/table-view.ts'
import type { LibraryOverview, SoonWindow } from '#features/library-admin/overview/get-overview.ts'
import { Panel } from '#ui/panel.tsx'

/** The library's part of the staff's home: what failed, what is under way, what opens and leaves, what it weighs. */
export function LibraryPanels({ overview }: { overview: LibraryOverview }) {
  const t = useTranslations('library-admin.overview')
  const locale = useLocale()
  const { failed, running, opening, closing, packagedBytes, privateBytes } = overview
  return (
    <>
      <Panel title={t('failed')} tone={failed.rows.length > 0 ? 'danger' : 'neutral'}>
        <Titles rows={failed.rows} none={t('noneFailed')}>
          <All number={failed.count.number} href={writeTablePath({ ...wholeTable, preparation: 'failed' })} />
        </Titles>
      </Panel>
      <Panel title={t('running')}>
        <Titles rows={running.rows} none={t('noneRunning')}>
          <All number={running.count.number} href={writeTablePath({ ...wholeTable, preparation: 'running' })} />
        </Titles>
      </Panel>
      <Panel title={t('windows')}>
        {opening.length + closing.length === 0 && <p className="text-muted">{t('noWindows')}</p>}
        <Windows titles={opening} write={(at) => t('opensAt', { at })} />
        <Windows titles={closing} write={(at) => t('closesAt', { at })} />
      </Panel>
      <Panel title={t('storage')}>
        <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
          <dt className="text-muted">{t('packaged')}</dt>
          <dd className="tabular-nums">{writeFileSize(packagedBytes, locale)}</dd>
          <dt className="text-muted">{t('private')}</dt>
          <dd className="tabular-nums">{writeFileSize(privateBytes, locale)}</dd>
        </dl>
      </Panel>
    </>
  )
}

type TitlesProps = { rows: readonly { id: string; slug: string; name: string }[]; none: string; children: ReactNode }

function Titles({ rows, none, children }: TitlesProps) {
  if (rows.length === 0) return <p className="text-muted">{none}</p>
  return (
    <>
      <ul className="grid gap-1.5">
        {rows.map(({ id, slug, name }) => (
          <li key={id} className="truncate">
            <Link href={`/titles/${slug}`} prefetch={false} className="text-link">
              {name}
            </Link>
          </li>
        ))}
      </ul>
      <p>{children}</p>
    </>
  )
}

function All({ number, href }: { number: number; href: string }) {
  const t = useTranslations('library-admin.overview')
  return (
    <Link href={href} prefetch={false} className="text-link font-semibold">
      {t('all', { number })}
    </Link>
  )
}

function Windows({ titles, write }: { titles: readonly SoonWindow[]; write: (at: Date) => string }) {
  if (titles.length === 0) return null
  return (
    <ul className="grid gap-1.5">
      {titles.map(({ id, slug, name, at }) => (
        <li key={id}>
          <Link href={`/titles/${slug}`} prefetch={false} className="text-link">
            {name}
          </Link>{' '}
          <time dateTime={at.toISOString()} className="text-sm text-muted">
            {write(at)}
          </time>
        </li>
      ))}
    </ul>
  )
}
