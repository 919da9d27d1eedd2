import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { keepHistoryAction } from '#features/accounts/profiles/actions.ts'
import { requireViewer } from '#features/accounts/session.ts'
import { ClearHistoryForm } from '#features/catalog/own/components/clear-history-form.tsx'
import { HistoryList } from '#features/catalog/own/components/history-list.tsx'
import { parseCursor } from '#features/catalog/own/cursor.ts'
import { keepsHistory, listHistory } from '#features/catalog/own/queries.ts'
import { Button } from '#ui/button.tsx'
import { ButtonLink } from '#ui/button-link.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Panel } from '#ui/panel.tsx'

type HistoryPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('own.history')
  return { title: t('title'), robots: { index: false } }
}

export default async function HistoryPage({ searchParams }: HistoryPageProps) {
  const viewer = await requireViewer('/history')
  const after = parseCursor((await searchParams)['after'])
  const [{ items, nextCursor }, isKept, t, tOwn] = await Promise.all([
    listHistory(viewer, { after }, new Date()),
    keepsHistory(viewer),
    getTranslations('own.history'),
    getTranslations('own'),
  ])
  return (
    <div className="page-measure grid max-w-4xl gap-8 py-10">
      <PageHeader title={t('title')}>{t('lead')}</PageHeader>
      {!isKept && <Notice tone="warning">{t('off')}</Notice>}
      {items.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyLead')}</EmptyState>
      ) : (
        <HistoryList entries={items} />
      )}
      {nextCursor && (
        <ButtonLink href={`/history?after=${nextCursor}`} variant="secondary" className="justify-self-center">
          {tOwn('more')}
        </ButtonLink>
      )}
      <Panel title={t('settings')}>
        <p className="text-muted">{t('settingsLead')}</p>
        <form action={keepHistoryAction}>
          <input type="hidden" name="keepsHistory" value={isKept ? 'no' : 'yes'} />
          <Button type="submit" variant="secondary">
            {isKept ? t('turnOff') : t('turnOn')}
          </Button>
        </form>
        <h3 className="mt-2 font-semibold">{t('clearTitle')}</h3>
        <ClearHistoryForm />
      </Panel>
    </div>
  )
}
