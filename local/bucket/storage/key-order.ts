/**
 * Compares keys by their UTF-8 bytes, the order of S3's listings. UTF-16 agrees with it except where a surrogate meets
 * a character from U+E000 up.
 */
export function compareKeys(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length)
  for (let index = 0; index < shorter; index++) {
    const left = one.charCodeAt(index)
    const right = other.charCodeAt(index)
    if (left === right) continue
    const surrogates = [left, right].map((unit) => unit >= 0xd800 && unit <= 0xdfff)
    if (surrogates[0] !== surrogates[1] && left >= 0xd800 && right >= 0xd800) return surrogates[0] ? 1 : -1
    return left - right
  }
  return one.length - other.length
}

/** The index of the first sorted key for which `isPast` holds; it must hold for every key after it too. */
export function firstIndexWhere(keys: readonly string[], isPast: (key: string) => boolean): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isPast(keys[middle] ?? '')) high = middle
    else low = middle + 1
  }
  return low
}
