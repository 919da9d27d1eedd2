const anywhere = 'http://portal.invalid'

/**
 * Reads where to go after signing in: a path of this portal, or `fallback`. Refuses whole addresses, `//host` and
 * `/\host` (browsers read both as another host) and control characters, which browsers drop while parsing.
 *
 * @see WHATWG URL §4.4, the relative-slash state
 */
export function parseCallbackPath(text: string | null | undefined, fallback: string): string {
  if (!text?.startsWith('/') || text.length > 2_000) return fallback
  if (/^\/[/\\]/.test(text) || /[\u0000-\u001f\u007f]/.test(text)) return fallback
  if (!URL.canParse(text, anywhere)) return fallback
  const url = new URL(text, anywhere)
  if (url.origin !== anywhere || url.pathname.startsWith('//')) return fallback
  return `${url.pathname}${url.search}${url.hash}`
}
