/**
 * Says whether `text` matches `pattern`, where `*` is any run of characters, `/` included, and `?` exactly one.
 * Goes back to the last `*` only, so its time is bounded by the product of the two lengths.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let patternAt = 0
  let textAt = 0
  let starAt = -1
  let resumeAt = 0
  while (textAt < text.length) {
    const wanted = pattern[patternAt]
    if (wanted === '*') {
      starAt = patternAt++
      resumeAt = textAt
    } else if (wanted === '?' || wanted === text[textAt]) {
      patternAt++
      textAt++
    } else if (starAt >= 0) {
      patternAt = starAt + 1
      textAt = ++resumeAt
    } else {
      return false
    }
  }
  while (pattern[patternAt] === '*') patternAt++
  return patternAt === pattern.length
}
