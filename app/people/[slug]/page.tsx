import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Absent } from '#app/absent.tsx'
import { getViewer } from '#features/accounts/session.ts'
import { PersonData } from '#features/catalog/components/person-data.tsx'
import { TitleCard } from '#features/catalog/components/title-card.tsx'
import { getPerson } from '#features/catalog/people.ts'
import { CardGrid } from '#ui/card-grid.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { gridSizes } from '#ui/poster.tsx'

type PersonPageProps = { params: Promise<{ slug: string }> }

async function loadPerson({ params }: PersonPageProps) {
  const [{ slug }, viewer] = await Promise.all([params, getViewer()])
  return getPerson(slug, viewer)
}

export async function generateMetadata(props: PersonPageProps): Promise<Metadata> {
  const [person, t] = await Promise.all([loadPerson(props), getTranslations('catalog.person')])
  if (!person) return { title: (await getTranslations('portal.notFound'))('title') }
  const { name: title, slug, workCount: count } = person
  const [description, url] = [t('about', { name: title, count }), `/people/${slug}`]
  return {
    ...{ title, description },
    alternates: { canonical: url },
    openGraph: { type: 'profile', title, description, url },
  }
}

export default async function PersonPage(props: PersonPageProps) {
  const [person, t] = await Promise.all([loadPerson(props), getTranslations('catalog.person')])
  if (!person) return <Absent />
  return (
    <div className="page-measure grid gap-10 py-10">
      <PersonData person={person} />
      <PageHeader title={person.name} eyebrow={t('of')} />
      {person.works.map(({ role, titles }, index) => (
        <section key={role} aria-labelledby={`role-${role}`} className="grid gap-4">
          <h2 id={`role-${role}`} className="text-heading">
            {t(`roles.${role}`)}
          </h2>
          <CardGrid>
            {titles.map(({ card, part }) => (
              <TitleCard
                key={card.id}
                title={card}
                shape="wide"
                isEager={index === 0}
                sizes={gridSizes.wide}
                {...(part ? { meta: part } : {})}
              />
            ))}
          </CardGrid>
        </section>
      ))}
    </div>
  )
}
