import { BodyRefused } from '#local/bucket/s3-error.ts'

/** Reads lines and runs of bytes from a stream of buffers, holding no more than one buffer and an unfinished line. */
export class ByteReader {
  #held: Buffer = Buffer.alloc(0)
  readonly #source: AsyncIterator<Buffer>

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** The next bytes, at most `mostBytes`; empty at the end. */
  async some(mostBytes: number): Promise<Buffer> {
    if (this.#held.length === 0) await this.#fill()
    const bytes = this.#held.subarray(0, mostBytes)
    this.#held = this.#held.subarray(bytes.length)
    return bytes
  }

  /** The next line without its end; `null` at the end of the stream. Lines end with LF, a CR before it is dropped. */
  async line(mostBytes: number): Promise<string | null> {
    for (;;) {
      const endAt = this.#held.indexOf(0x0a)
      if (endAt > mostBytes || (endAt < 0 && this.#held.length > mostBytes)) throw new BodyRefused('InvalidRequest')
      if (endAt >= 0) {
        const line = this.#held.toString('latin1', 0, endAt)
        this.#held = this.#held.subarray(endAt + 1)
        return line.endsWith('\r') ? line.slice(0, -1) : line
      }
      if (await this.#fill()) continue
      if (this.#held.length > 0) throw new BodyRefused('IncompleteBody')
      return null
    }
  }

  /** Lets go of the stream, which then may be read by others. */
  async close(): Promise<void> {
    await this.#source.return?.()
  }

  async #fill(): Promise<boolean> {
    const { value, done } = await this.#source.next()
    if (done === true) return false
    this.#held = this.#held.length === 0 ? value : Buffer.concat([this.#held, value])
    return true
  }
}
