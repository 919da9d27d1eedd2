import 'server-only'
import { cache } from 'react'
import type { Viewer } from '#features/accounts/session.ts'
import { getDatabase } from '#platform/database.ts'
import { cardColumns, toCards, type TitleCard } from './cards.ts'
import { listed } from './listed.ts'

export type PersonRole = 'DIRECTOR' | 'WRITER' | 'CAST' | 'COMPOSER' | 'ARTIST' | 'PRODUCER'

/** In this order wherever roles stand one below the other. */
export const personRoles: readonly PersonRole[] = ['DIRECTOR', 'WRITER', 'CAST', 'ARTIST', 'COMPOSER', 'PRODUCER']

/** Who did what on a title; `part` is the character or the instrument. */
export type Credit = { slug: string; name: string; role: PersonRole; part: string | null }

/** A person with the works that this viewer may know of, the newest first in each role. */
export type PersonDetail = {
  slug: string
  name: string
  workCount: number
  works: { role: PersonRole; titles: { card: TitleCard; part: string | null }[] }[]
}

const workLimit = 300

/** The columns to select on a title for `toCredits`. */
export const creditColumns = {
  select: { role: true, part: true, person: { select: { slug: true, name: true } } },
  orderBy: { position: 'asc' },
  take: 60,
} as const

/** The credits of a title, in the order of roles, then as its editor set them. */
export function toCredits(
  rows: readonly { role: PersonRole; part: string | null; person: { slug: string; name: string } }[],
): Credit[] {
  const credits = rows.map(({ role, part, person }) => ({ ...person, role, part }))
  return personRoles.flatMap((role) => credits.filter((credit) => credit.role === role))
}

/** A person, or `null` where nobody goes by that name on anything that this viewer may know of. */
export const getPerson = cache(async (slug: string, viewer: Viewer | null): Promise<PersonDetail | null> => {
  if (!/^[a-z0-9-]{1,100}$/.test(slug)) return null
  const now = new Date()
  const person = await getDatabase().person.findUnique({
    where: { slug },
    select: {
      ...{ slug: true, name: true },
      titles: {
        where: { title: listed(viewer, now) },
        orderBy: [{ title: { year: { sort: 'desc', nulls: 'last' } } }, { titleId: 'desc' }],
        take: workLimit,
        select: { role: true, part: true, title: { select: cardColumns } },
      },
    },
  })
  if (!person) return null
  const rows = new Map(person.titles.map(({ title }) => [title.id, title]))
  const cards = new Map((await toCards([...rows.values()], viewer, now)).map((card) => [card.id, card]))
  if (cards.size === 0) return null
  const works = personRoles.map((role) => ({
    role,
    titles: person.titles.flatMap(({ title, part, role: own }) => {
      const card = own === role ? cards.get(title.id) : undefined
      return card ? [{ card, part }] : []
    }),
  }))
  return {
    slug: person.slug,
    name: person.name,
    workCount: cards.size,
    works: works.filter(({ titles }) => titles.length > 0),
  }
})
