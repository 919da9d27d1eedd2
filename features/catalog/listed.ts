import 'server-only'
import type { Viewer } from '#features/accounts/session.ts'
import { Prisma } from '#platform/database.ts'

/** Which titles a list asks the database for. The decision still judges each row; this spares reading the hidden ones. */
export function listed(viewer: Viewer | null, now: Date): Prisma.TitleWhereInput {
  if (keepsCatalogue(viewer)) return {}
  return {
    library: { visibility: 'SHARED' },
    status: { in: ['PUBLISHED', 'SCHEDULED'] },
    OR: [{ closesAt: null }, { closesAt: { gt: now } }],
  }
}

/** The same of a title `t` in its library `l`, for statements that Prisma has no words for. */
export function listedInSql(viewer: Viewer | null, now: Date): Prisma.Sql {
  if (keepsCatalogue(viewer)) return Prisma.sql`TRUE`
  return Prisma.sql`l."visibility" = 'SHARED' AND t."status" IN ('PUBLISHED', 'SCHEDULED')
    AND (t."closesAt" IS NULL OR t."closesAt" > ${now})`
}

/** Those who also see drafts and what has left. */
export function keepsCatalogue(viewer: Viewer | null): boolean {
  return viewer?.role === 'OWNER' || viewer?.role === 'EDITOR'
}
