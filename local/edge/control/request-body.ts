import type { IncomingMessage } from 'node:http'
import { ok, type Result } from '#core/result.ts'
import { refuse, type Refusal } from './control-error.ts'

/** The longest document that makes sense here holds a public key of some 500 bytes. */
const longestBodyBytes = 64 * 1024

/** A body that is too long is still read so far, and thrown away: its sender can then read the refusal. */
const longestReadBytes = 1024 * 1024

/**
 * Reads a whole body into memory. Errors: `RequestEntityTooLarge`, and `MalformedInput` when the sender stops midway.
 */
export async function readBody(request: IncomingMessage): Promise<Result<Buffer, Refusal>> {
  const pieces: Buffer[] = []
  let length = Number(request.headers['content-length'] ?? 0) > longestReadBytes ? longestReadBytes : 0
  try {
    // A stream that is destroyed on return would take the connection along, and the answer with it.
    for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += piece.length
      if (length > longestReadBytes) break
      if (length <= longestBodyBytes) pieces.push(piece)
    }
  } catch {
    return refuse('MalformedInput', 'The body ended before it was whole.')
  }
  return length > longestBodyBytes ? refuse('RequestEntityTooLarge') : ok(Buffer.concat(pieces))
}
