import type { CacheRule } from '#core/distribution/distribution.ts'

/** The origin's headers that decide how long an answer is kept. */
export type StorageHeaders = { 'cache-control'?: string | undefined; expires?: string | undefined }

/**
 * How long an answer may be served again, in whole seconds; 0 keeps nothing. The origin's `max-age` is held between the
 * behaviour's least and most; without one its default counts. Errors follow the behaviour alone.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html
 */
export function freshSeconds(rule: CacheRule, status: number, headers: StorageHeaders, nowMs: number): number {
  if (rule.kind === 'disabled') return 0
  if (status >= 400) return rule.errorSeconds
  const directives = (headers['cache-control'] ?? '').toLowerCase().split(',')
  const names = directives.map((directive) => directive.trim())
  if (names.some((name) => name === 'no-store' || name === 'no-cache' || name === 'private')) return rule.minSeconds
  const stated = ageOf(names, 's-maxage=') ?? ageOf(names, 'max-age=') ?? secondsUntil(headers.expires, nowMs)
  return Math.min(Math.max(stated ?? rule.defaultSeconds, rule.minSeconds), rule.maxSeconds)
}

function ageOf(directives: readonly string[], name: string): number | null {
  const text = directives.find((directive) => directive.startsWith(name))?.slice(name.length)
  return text !== undefined && /^[0-9]+$/.test(text) ? Number(text) : null
}

function secondsUntil(expires: string | undefined, nowMs: number): number | null {
  const at = Date.parse(expires ?? '')
  return Number.isNaN(at) ? null : Math.max(0, Math.floor((at - nowMs) / 1000))
}
