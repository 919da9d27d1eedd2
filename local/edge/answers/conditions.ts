/** What identifies one version of an object. `lastModified` is the header's own text. */
export type Validators = { etag: string | null; lastModified: string | null }

/** The conditional headers of a request, as sent. */
export type Conditions = {
  'if-match'?: string | undefined
  'if-none-match'?: string | undefined
  'if-modified-since'?: string | undefined
  'if-unmodified-since'?: string | undefined
  'if-range'?: string | undefined
}

/** Judges preconditions in the order of RFC 9110 §13.2.2; `null` lets the request go on. */
export function judgeConditions(asked: Conditions, { etag, lastModified }: Validators): 304 | 412 | null {
  const ifMatch = asked['if-match']
  const ifNoneMatch = asked['if-none-match']
  if (ifMatch !== undefined) {
    if (!lists(ifMatch, etag, isSameStrong)) return 412
  } else if (isChangedSince(lastModified, asked['if-unmodified-since']) === true) {
    return 412
  }
  if (ifNoneMatch !== undefined) return lists(ifNoneMatch, etag, isSameWeak) ? 304 : null
  return isChangedSince(lastModified, asked['if-modified-since']) === false ? 304 : null
}

/** Says whether a Range still applies (RFC 9110 §13.1.5): strong equality of the tag, or the very same date. */
export function mayUseRange(ifRange: string | string[] | undefined, { etag, lastModified }: Validators): boolean {
  if (ifRange === undefined) return true
  if (typeof ifRange !== 'string') return false
  if (ifRange.startsWith('"')) return isSameStrong(ifRange, etag)
  return lastModified !== null && ifRange === lastModified
}

function lists(header: string, etag: string | null, isSame: (tag: string, etag: string | null) => boolean): boolean {
  if (header.trim() === '*') return true
  return (header.match(/(?:W\/)?"[^"]*"/g) ?? []).some((tag) => isSame(tag, etag))
}

function isSameStrong(tag: string, etag: string | null): boolean {
  return etag !== null && tag === etag && !tag.startsWith('W/')
}

function isSameWeak(tag: string, etag: string | null): boolean {
  return etag !== null && tag.replace(/^W\//, '') === etag.replace(/^W\//, '')
}

/** `null` where either date is missing or no date: such a condition is ignored. */
function isChangedSince(lastModified: string | null, since: string | undefined): boolean | null {
  if (lastModified === null || since === undefined) return null
  const [changedAt, sinceAt] = [Date.parse(lastModified), Date.parse(since)]
  return Number.isNaN(changedAt) || Number.isNaN(sinceAt) ? null : changedAt > sinceAt
}
