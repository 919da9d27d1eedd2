import { portalAddress } from '#features/catalog/portal-address.ts'
import type { PersonDetail } from '#features/catalog/people.ts'
import { writePersonData } from '#features/catalog/structured-data.ts'

/** What search engines read of a person; a block of data, which no browser runs. */
export function PersonData({ person }: { person: PersonDetail }) {
  const text = writePersonData(person, portalAddress(`/people/${person.slug}`).href)
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />
}
