import type { CorsRule } from '#core/distribution/distribution.ts'

/** What a preflight asks (Fetch standard, CORS-preflight fetch). */
export type Preflight = { origin: string | undefined; method: string | undefined }

/** Appends the CORS headers of an answer; an origin that is not listed exactly gets none but `Vary`. */
export function appendCors(list: string[], rule: CorsRule | null, origin: string | undefined): void {
  if (!rule) return
  if (origin !== undefined && rule.allowedOrigins.includes(origin)) {
    list.push('Access-Control-Allow-Origin', origin)
    if (rule.allowCredentials) list.push('Access-Control-Allow-Credentials', 'true')
    if (rule.exposedHeaders.length > 0) list.push('Access-Control-Expose-Headers', rule.exposedHeaders.join(', '))
  }
  list.push('Vary', 'Origin')
}

/** The headers of a granted preflight, or `null` when origin or method is not allowed. No custom header is ever. */
export function preflightHeaders(rule: CorsRule | null, { origin, method }: Preflight): string[] | null {
  if (!rule || origin === undefined || method === undefined) return null
  if (!rule.allowedOrigins.includes(origin) || !rule.allowedMethods.includes(method)) return null
  const list = ['Access-Control-Allow-Origin', origin]
  if (rule.allowCredentials) list.push('Access-Control-Allow-Credentials', 'true')
  list.push('Access-Control-Allow-Methods', rule.allowedMethods.join(', '))
  list.push('Access-Control-Max-Age', String(rule.maxAgeSeconds), 'Vary', 'Origin')
  return list
}
