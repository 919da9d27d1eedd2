import { compareKeys, firstIndexWhere } from './key-order.ts'

/** One page asked of a listing. */
export type ListingQuery = {
  prefix: string
  /** Empty for none. */
  delimiter: string
  /** The last key or common prefix already given; empty at the start. */
  after: string
  /** 0 to 1000: keys and common prefixes together. */
  mostEntries: number
}

/** One page of a listing; `last` is the last entry given, key or prefix, where the next page continues. */
export type Listing = { keys: string[]; commonPrefixes: string[]; isTruncated: boolean; last: string }

/**
 * Lists sorted keys as S3 does: those under the prefix, rolled up at the delimiter. A folder of any size costs one look-up
 * when it is rolled up.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export function listKeys(keys: readonly string[], { prefix, delimiter, after, mostEntries }: ListingQuery): Listing {
  const page: Listing = { keys: [], commonPrefixes: [], isTruncated: false, last: after }
  if (mostEntries === 0) return page
  let index = firstIndexWhere(
    keys,
    (key) => compareKeys(key, prefix) >= 0 && (after === '' || compareKeys(key, after) > 0),
  )
  for (let key = keys[index]; key?.startsWith(prefix) === true; key = keys[index]) {
    const cutAt = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
    const rolledUp = cutAt < 0 ? null : key.slice(0, cutAt + delimiter.length)
    const isGiven = rolledUp !== null && rolledUp === after
    if (!isGiven && page.keys.length + page.commonPrefixes.length === mostEntries) return { ...page, isTruncated: true }
    if (rolledUp === null) {
      page.keys.push(key)
      page.last = key
      index++
      continue
    }
    if (!isGiven) {
      page.commonPrefixes.push(rolledUp)
      page.last = rolledUp
    }
    index = firstIndexWhere(keys, (other) => compareKeys(other, rolledUp) > 0 && !other.startsWith(rolledUp))
  }
  return page
}
