import Form from 'next/form'
import { useTranslations } from 'next-intl'
import { auditActions } from '#core/audit-actions.ts'
import type { AuditView } from '#features/audit-trail/audit-view.ts'
import { Button } from '#ui/button.tsx'
import { SelectField } from '#ui/select-field.tsx'
import { TextField } from '#ui/text-field.tsx'
import { nameAction } from './action-words.ts'

/** Narrows the trail: a form that works without scripts. */
export function AuditFilters({ view, actors }: { view: AuditView; actors: readonly { id: string; name: string }[] }) {
  const t = useTranslations('audit-trail')
  const any = { value: '', label: t('any') }
  const known = actors.map(({ id, name }) => ({ value: id, label: name }))
  // Somebody who is no longer staff can still stand in an address.
  const other = view.actor !== null && view.actor !== 'portal' && !actors.some(({ id }) => id === view.actor)
  const actions = auditActions.map((action) => ({ value: action, label: nameAction(t, action) }))
  return (
    <Form
      key={JSON.stringify(view)}
      action="/admin/audit"
      aria-label={t('narrow')}
      className="grid grid-cols-1 items-end gap-3 sm:grid-cols-2 lg:grid-cols-3"
    >
      <SelectField
        label={t('column.actor')}
        name="actor"
        defaultValue={view.actor ?? ''}
        options={[
          any,
          { value: 'portal', label: t('portal') },
          ...known,
          ...(other ? [{ value: view.actor ?? '', label: view.actor ?? '' }] : []),
        ]}
      />
      <SelectField
        label={t('column.what')}
        name="action"
        defaultValue={view.action ?? ''}
        options={[any, ...actions]}
      />
      <TextField label={t('column.subject')} name="subject" maxLength={64} defaultValue={view.subject ?? ''} />
      <TextField label={t('from')} name="from" type="date" defaultValue={view.from ?? ''} />
      <TextField label={t('until')} name="until" type="date" defaultValue={view.until ?? ''} />
      <Button type="submit" variant="secondary" className="justify-self-start">
        {t('apply')}
      </Button>
    </Form>
  )
}
