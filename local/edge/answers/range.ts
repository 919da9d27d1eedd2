/** One satisfiable byte range, both ends included. */
export type ByteRange = { first: number; last: number }

const single = /^bytes=(?:([0-9]+)-([0-9]*)|-([0-9]+))$/

/**
 * Reads a Range header against a body of `size` bytes (RFC 9110 §14).
 *
 * @returns `null` to answer with the whole body: no range, several ranges, another unit, or a form that is not valid.
 *   `'unsatisfiable'` calls for 416.
 */
export function parseRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | null {
  if (header === undefined) return null
  const [matched, from = '', to = '', suffix] = single.exec(header) ?? []
  if (matched === undefined) return null
  if (suffix !== undefined) {
    const length = Math.min(Number(suffix), size)
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 }
  }
  const first = Number(from)
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < first) return null
  return first >= size ? 'unsatisfiable' : { first, last }
}
