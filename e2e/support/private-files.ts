import { createHash, randomBytes } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { expect } from '#e2e/fixtures.ts'
import type { Database } from '#platform/database.ts'

export type SentFile = { name: string; type: string; bytes: Buffer }

/** Uploads a small private file as an editor's page does, and waits until it lies in its place. */
export async function uploadFile(
  { request, origin, database }: { request: APIRequestContext; origin: string; database: Database },
  { name, type, bytes }: SentFile,
): Promise<{ id: string; objectKey: string }> {
  const headers = { Origin: origin }
  const data = { fileName: name, contentType: type, sizeBytes: bytes.length }
  const begun = await request.post(`${origin}/api/uploads`, { headers, data })
  expect(begun.status(), 'the upload begins').toBe(201)
  const { uploadId } = (await begun.json()) as { uploadId: string }
  const sha256 = createHash('sha256').update(bytes).digest('base64')
  const signed = await request.post(`${origin}/api/uploads/${uploadId}/parts`, {
    headers,
    data: { partNumber: 1, sha256 },
  })
  const { url } = (await signed.json()) as { url: string }
  // Not by the browser's context: what goes to the bucket carries no cookie of the portal's.
  expect((await fetch(url, { method: 'PUT', body: new Uint8Array(bytes) })).status, 'the bucket takes it').toBe(200)
  const completed = await request.post(`${origin}/api/uploads/${uploadId}/complete`, { headers, data: {} })
  const { fileId } = (await completed.json()) as { fileId: string }
  const readFile = () => database.privateFile.findUniqueOrThrow({ where: { id: fileId } })
  await expect.poll(async () => (await readFile()).status, { timeout: 60_000 }).toBe('READY')
  return readFile()
}

/** Shares a file with whoever has the link, for an hour; says the token. */
export async function shareByLink(database: Database, fileId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const tokenHash = createHash('sha256').update(token).digest('hex')
  const expiresAt = new Date(Date.now() + 3_600_000)
  await database.share.create({ data: { fileId, kind: 'LINK', tokenHash, expiresAt } })
  return token
}

/** Opens a share as its page's button does, and says the signed URL that it leads to. */
export async function openByLink(request: APIRequestContext, origin: string, token: string): Promise<string> {
  const opened = await request.post(`${origin}/shares/${token}/open`, { headers: { Origin: origin }, maxRedirects: 0 })
  expect(opened.status(), 'the door opens').toBe(303)
  return opened.headers()['location'] ?? ''
}
