import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requireViewer } from '#features/accounts/session.ts'
import { TitleCard } from '#features/catalog/components/title-card.tsx'
import { ListButton } from '#features/catalog/own/components/list-button.tsx'
import { parseCursor } from '#features/catalog/own/cursor.ts'
import { listOwnTitles } from '#features/catalog/own/queries.ts'
import { ButtonLink } from '#ui/button-link.tsx'
import { CardGrid } from '#ui/card-grid.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'

type ListPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('own.list')
  return { title: t('title'), robots: { index: false } }
}

export default async function ListPage({ searchParams }: ListPageProps) {
  const viewer = await requireViewer('/list')
  const after = parseCursor((await searchParams)['after'])
  const [{ items, nextCursor }, t, tOwn] = await Promise.all([
    listOwnTitles(viewer, { after }, new Date()),
    getTranslations('own.list'),
    getTranslations('own'),
  ])
  return (
    <div className="page-measure grid gap-8 py-10">
      <PageHeader title={t('title')}>{t('lead')}</PageHeader>
      {items.length === 0 && (
        <EmptyState title={t('empty')} action={<ButtonLink href="/browse">{t('browse')}</ButtonLink>}>
          {t('emptyLead')}
        </EmptyState>
      )}
      <CardGrid>
        {items.map((title, index) => (
          <div key={title.id} className="relative">
            <TitleCard title={title} shape="wide" isEager={index < 8} />
            <span className="absolute end-2.5 top-2.5">
              <ListButton title={title} isListed look="icon" />
            </span>
          </div>
        ))}
      </CardGrid>
      {nextCursor && (
        <ButtonLink href={`/list?after=${nextCursor}`} variant="secondary" className="justify-self-center">
          {tOwn('more')}
        </ButtonLink>
      )}
    </div>
  )
}
