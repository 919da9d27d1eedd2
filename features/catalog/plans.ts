import 'server-only'
import { cache } from 'react'
import { getDatabase } from '#platform/database.ts'

/** A plan as visitors see it. */
export type PlanOffer = {
  slug: string
  name: string
  description: string
  streamLimit: number
  libraries: { id: string; slug: string; name: string }[]
}

/** The plans that open a library, the smallest first, by library id. */
export type PlansByLibrary = ReadonlyMap<string, { slug: string; name: string }[]>

/** All plans in their order, each with the shared libraries it opens; read once a request. */
export const listPlans = cache(async (): Promise<PlanOffer[]> => {
  const rows = await getDatabase().plan.findMany({
    orderBy: { position: 'asc' },
    take: 50,
    select: {
      slug: true,
      name: true,
      description: true,
      streamLimit: true,
      libraries: {
        where: { library: { visibility: 'SHARED' } },
        orderBy: { library: { position: 'asc' } },
        select: { library: { select: { id: true, slug: true, name: true } } },
      },
    },
  })
  return rows.map(({ libraries, ...plan }) => ({ ...plan, libraries: libraries.map((entry) => entry.library) }))
})

export async function listOpeningPlans(): Promise<PlansByLibrary> {
  const byLibrary = new Map<string, { slug: string; name: string }[]>()
  for (const { slug, name, libraries } of await listPlans()) {
    for (const { id } of libraries) byLibrary.set(id, [...(byLibrary.get(id) ?? []), { slug, name }])
  }
  return byLibrary
}
