/**
 * Says whether the whole of `text` fits `pattern`, where `*` is any run of characters and `?` exactly one.
 *
 * Two pointers and one fallback position: the cost is bounded by the product of the lengths, so that no pattern can
 * make it explode as a backtracking regular expression would.
 */
export function fitsWildcard(pattern: string, text: string): boolean {
  let at = 0
  let read = 0
  let star = -1
  let resume = 0
  while (read < text.length) {
    const wanted = pattern[at]
    if (wanted === '*') {
      star = at++
      resume = read
    } else if (wanted === '?' || (wanted !== undefined && wanted === text[read])) {
      at++
      read++
    } else if (star >= 0) {
      at = star + 1
      read = ++resume
    } else {
      return false
    }
  }
  while (pattern[at] === '*') at++
  return at === pattern.length
}
