/** Everything that the audit trail tells of, as `subject.what-was-done`. A new one needs its words in `audit-trail.what`. */
export const auditActions = [
  'account.owner-link-made',
  'audit.exported',
  'file.removed',
  'ingest.failed',
  'ingest.finished',
  'ingest.started',
  'key.compromised',
  'key.confirmed',
  'key.pending',
  'key.published',
  'key.removal-asked',
  'key.removed',
  'key.retired',
  'key.retiring',
  'key.rotation-asked',
  'key.signing',
  'private-file.uploaded',
  'share.created',
  'share.direct-link-signed',
  'share.revoked',
  'titles.change-undone',
  'titles.changed',
] as const

export type AuditAction = (typeof auditActions)[number]
