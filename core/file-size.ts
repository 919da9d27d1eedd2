const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/**
 * A size in bytes as a person reads it: `640 bytes`, `1.5 MB`; decimal units, as shops and browsers count. `locale` is a
 * BCP 47 tag.
 */
export function writeFileSize(sizeBytes: number, locale = 'en-GB'): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, sizeBytes)) / 3))
  const value = sizeBytes / 1000 ** power
  const fractionDigits = power === 0 || value >= 99.95 ? 0 : 1
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[power]!,
    unitDisplay: power === 0 ? 'long' : 'short',
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  }).format(value)
}
