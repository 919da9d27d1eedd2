/** What the headers of a page depend on. */
export type PageSecurity = {
  /** 128 random bits in base64, new for every answer. */
  nonce: string
  mediaOrigin: string
  /** Where staff's browsers send the parts of an upload; `null` on every other page. */
  uploadOrigin: string | null
  /** No other host learns where a request came from: the address is a secret, or leads on to one. */
  tellsNoOtherHost: boolean
  isHttps: boolean
  /** Development reload evaluates code. */
  isDevelopment: boolean
}

/**
 * Writes the security headers of a page. Scripts run by nonce only; media and pictures come from the portal and its
 * media host; styles may be inline because the player's controls style themselves inside their shadow roots.
 *
 * @see https://www.w3.org/TR/CSP3/ and RFC 6797 (HSTS)
 */
export function writeSecurityHeaders(page: PageSecurity) {
  const { nonce, mediaOrigin, uploadOrigin, isHttps, isDevelopment, tellsNoOtherHost } = page
  const policy = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' ${mediaOrigin} blob: data:`,
    `media-src 'self' ${mediaOrigin} blob:`,
    `connect-src 'self' ${mediaOrigin}${uploadOrigin === null ? '' : ` ${uploadOrigin}`}`,
    `font-src 'self'`,
    // hls.js works in a blob; the service worker is the portal's own.
    `worker-src 'self' blob:`,
    `manifest-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    // Browsers hold a redirect that answers a form to this as well: the door of a share leads to the media host.
    `form-action 'self' ${mediaOrigin}`,
    `frame-ancestors 'none'`,
  ].join('; ')
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': tellsNoOtherHost ? 'same-origin' : 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    ...(isHttps ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}
