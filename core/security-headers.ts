/** What the headers of a page depend on. */
export type PageSecurity = {
  /** 128 random bits in base64, new for every answer. */
  nonce: string
  mediaOrigin: string
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
export function writeSecurityHeaders({ nonce, mediaOrigin, isHttps, isDevelopment }: PageSecurity) {
  const policy = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' ${mediaOrigin} blob: data:`,
    `media-src 'self' ${mediaOrigin} blob:`,
    `connect-src 'self' ${mediaOrigin}`,
    `font-src 'self'`,
    `worker-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    ...(isHttps ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}
