/** Paths whose next part is a secret: whoever knows it may go in. No log shows it. */
export const secretPathPrefixes = ['/shares/', '/setup/'] as const

/**
 * The path as a log may hold it: what follows a secret's prefix is one star. Encoded letters, doubled slashes and dots are
 * seen through, since a router may see through them as well; what cannot be decoded is judged as it stands.
 */
export function maskSecretPath(path: string, prefixes: readonly string[] = secretPathPrefixes): string {
  const plain = toPlain(path).toLowerCase()
  const prefix = prefixes.find((one) => plain.startsWith(one))
  return prefix === undefined ? path : `${prefix}*`
}

function toPlain(path: string): string {
  let plain = path
  // Twice: a router behind a proxy may decode what the proxy had decoded once.
  for (let round = 0; round < 2; round++) {
    try {
      plain = decodeURIComponent(plain)
    } catch {
      break
    }
  }
  const parts: string[] = []
  for (const part of plain.split(/[/\\]+/)) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return `/${parts.join('/')}`
}
