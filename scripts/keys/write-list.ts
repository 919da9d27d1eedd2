import type { KeyGroupView, KeyView } from '#features/signing-keys/queries.ts'

const columns = ['group', 'key', 'state', 'kind', 'made', 'signs since', 'last signature ends by', 'retires'] as const

/** Lays the keys out as lines of columns, for a terminal. */
export function writeKeyList(groups: readonly KeyGroupView[]): string {
  const rows = groups.flatMap(({ keyGroup, keys }) => keys.map((key) => writeRow(keyGroup, key)))
  const lines = [columns, ...rows]
  const widths = columns.map((_name, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const write = (line: readonly string[]) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  return lines.map((line) => write(line).trimEnd()).join('\n')
}

function writeRow(keyGroup: string, key: KeyView): string[] {
  const at = (date: Date | null) => (date ? `${date.toISOString().slice(0, 16)}Z` : '-')
  const status = key.isCompromised && key.status === 'SIGNING' ? 'signing, compromised' : key.status.toLowerCase()
  return [
    ...[
      keyGroup.toLowerCase(),
      key.publicKeyId ?? key.id,
      status,
      key.isInKms ? `${key.algorithm}, KMS` : key.algorithm,
    ],
    ...[key.createdAt, key.activatedAt, key.lastExpiresAt, key.retiresAt].map(at),
  ]
}
