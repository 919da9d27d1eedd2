import 'server-only'
import { permits } from '#core/staff-permissions.ts'
import type { Viewer } from '#features/accounts/session.ts'
import { Prisma } from '#platform/database.ts'

/** Which titles a list asks the database for. The decision still judges each row; this spares reading the hidden ones. */
export function listed(viewer: Viewer | null, now: Date): Prisma.TitleWhereInput {
  if (keepsCatalogue(viewer)) return {}
  const maturityLimit = viewer?.profile.maturityLimit ?? null
  return {
    library: { visibility: 'SHARED' },
    status: { in: ['PUBLISHED', 'SCHEDULED'] },
    OR: [{ closesAt: null }, { closesAt: { gt: now } }],
    // A title without an age is beyond every limit: SQL compares null with nothing.
    ...(maturityLimit === null ? {} : { maturityAge: { lte: maturityLimit } }),
  }
}

/** The same of a title `t` in its library `l`, for statements that Prisma has no words for. */
export function listedInSql(viewer: Viewer | null, now: Date): Prisma.Sql {
  if (keepsCatalogue(viewer)) return Prisma.sql`TRUE`
  const maturityLimit = viewer?.profile.maturityLimit ?? null
  const withinLimit = maturityLimit === null ? Prisma.sql`TRUE` : Prisma.sql`t."maturityAge" <= ${maturityLimit}`
  return Prisma.sql`l."visibility" = 'SHARED' AND t."status" IN ('PUBLISHED', 'SCHEDULED')
    AND (t."closesAt" IS NULL OR t."closesAt" > ${now}) AND ${withinLimit}`
}

/** Those who also see drafts and what has left. */
export function keepsCatalogue(viewer: Viewer | null): boolean {
  return viewer?.profile.maturityLimit === null && permits(viewer.role, 'catalogue.change')
}
