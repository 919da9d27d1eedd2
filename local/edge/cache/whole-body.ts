import type { Readable } from 'node:stream'

/** Reads exactly `length` bytes into one buffer; `null` when the body breaks off or does not keep to its length. */
export async function readWhole(body: Readable, length: number): Promise<Buffer | null> {
  const whole = Buffer.allocUnsafeSlow(length)
  let at = 0
  try {
    for await (const chunk of body) {
      if (!(chunk instanceof Uint8Array) || at + chunk.length > length) return null
      whole.set(chunk, at)
      at += chunk.length
    }
  } catch {
    return null
  }
  return at === length ? whole : null
}
