import type { Database } from '#platform/database.ts'
import { placeDownload, type NewDownload } from '#scripts/demo/place-downloads.ts'
import { openIngestContext } from '#scripts/ingest/ingest-context.ts'
import { ingestFile } from '#scripts/ingest/ingest-file.ts'

export type Tools = {
  database: Database
  ingest(input: Parameters<typeof ingestFile>[1]): ReturnType<typeof ingestFile>
  placeDownload(download: NewDownload): ReturnType<typeof placeDownload>
  close(): Promise<void>
}

/** The portal's database and its ways in for films and files, with the worker's rights. */
export async function openTools(environment: Record<string, string | undefined>): Promise<Tools> {
  const context = await openIngestContext(environment)
  return {
    database: context.database,
    ingest: (input) => ingestFile(context, input),
    placeDownload: (download) => placeDownload(context, download),
    close: context.close,
  }
}
