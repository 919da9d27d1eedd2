import type { ErrorCode } from '#core/errors.ts'
import type { ErrorBody } from '#core/http.ts'

/** Why an upload did not go on: what the portal answered, or what gave no answer. */
export class UploadError extends Error {
  override name = 'UploadError'
  readonly reason: ErrorCode | 'storageAway' | 'noAnswer'

  constructor(reason: UploadError['reason']) {
    super(reason)
    this.reason = reason
  }
}

export type SendOptions = {
  /** Share of the file that the bucket has taken, 0 to 1. */
  onProgress: (fraction: number) => void
  signal: AbortSignal
}

const tries = 4
const firstWaitMilliseconds = 500

type Begun = { uploadId: string; partBytes: number; partCount: number }

/**
 * Sends one file straight to the bucket, part by part, each under a signature of its own that names its length and
 * checksum; says the id that the file got.
 *
 * @throws UploadError; AbortError of the signal, after the bucket was told to forget the parts.
 */
export async function sendFile(file: File, { onProgress, signal }: SendOptions): Promise<string> {
  const begun = await call<Begun>('/api/uploads', {
    fileName: file.name,
    contentType: file.type,
    sizeBytes: file.size,
  })
  const address = `/api/uploads/${begun.uploadId}`
  try {
    for (let number = 1; number <= begun.partCount; number++) {
      const part = file.slice((number - 1) * begun.partBytes, number * begun.partBytes)
      await sendPart(address, number, part, signal)
      onProgress(Math.min(1, (number * begun.partBytes) / file.size))
    }
    const { fileId } = await call<{ fileId: string }>(`${address}/complete`, {})
    return fileId
  } catch (cause) {
    if (signal.aborted) await fetch(address, { method: 'DELETE' }).catch(() => undefined)
    throw cause
  }
}

async function sendPart(address: string, partNumber: number, part: Blob, signal: AbortSignal): Promise<void> {
  const bytes = await part.arrayBuffer()
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  const sha256 = btoa(String.fromCharCode(...new Uint8Array(digest)))
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted()
    // Signed anew each time: a signature lives for 15 minutes, and a lost network may be away for longer.
    const { url } = await call<{ url: string }>(`${address}/parts`, { partNumber, sha256 })
    const sent = await fetch(url, { method: 'PUT', body: bytes, signal }).catch(() => null)
    if (sent?.ok) return
    signal.throwIfAborted()
    if (attempt === tries) throw new UploadError('storageAway')
    await new Promise((resolve) => setTimeout(resolve, firstWaitMilliseconds * 2 ** attempt))
  }
}

async function call<Answer>(path: string, body: object): Promise<Answer> {
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => null)
  if (response?.ok) return (await response.json()) as Answer
  const answer = (await response?.json().catch(() => null)) as ErrorBody | null
  throw new UploadError(answer?.error.code ?? 'noAnswer')
}
