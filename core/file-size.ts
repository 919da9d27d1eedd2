const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** A size in bytes as a person reads it: `640 bytes`, `1.5 MB`; decimal units, as shops and browsers count. */
export function writeFileSize(sizeBytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, sizeBytes)) / 3))
  const value = sizeBytes / 1000 ** power
  const shown = power === 0 || value >= 99.95 ? String(Math.round(value)) : value.toFixed(1)
  return power === 0 && sizeBytes === 1 ? '1 byte' : `${shown} ${units[power]}`
}
