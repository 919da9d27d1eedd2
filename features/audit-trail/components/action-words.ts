import type { useTranslations } from 'next-intl'
import type { AuditAction } from '#core/audit-actions.ts'

type Words = ReturnType<typeof useTranslations<'audit-trail'>>

/** An action in words; one that an older version wrote stays its name. */
export function nameAction(t: Words, action: AuditAction): string {
  const [subject = '', deed = ''] = action.split('.')
  const key = `what.${subject}.${deed}` as `what.${AuditAction}`
  return t.has(key) ? t(key) : action
}
