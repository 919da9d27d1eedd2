import { useTranslations } from 'next-intl'
import { maturityLimits, nameLength } from '#features/accounts/profiles/schema.ts'
import { languages } from '#messages/languages.ts'
import { SelectField } from '#ui/select-field.tsx'
import { TextField } from '#ui/text-field.tsx'

export type ProfileFieldsProps = {
  /** What the fields hold at first; a new profile's are empty. */
  profile?: { name: string; language: string | null; maturityLimit: number | null }
}

/** What every profile has: a name, a language, a limit. */
export function ProfileFields({ profile }: ProfileFieldsProps) {
  const t = useTranslations('profiles')
  const limits = maturityLimits.map((age) => {
    return { value: String(age), label: age === 0 ? t('forAll') : t('upTo', { age }) }
  })
  const tags = Object.entries(languages).map(([value, { name }]) => ({ value, label: name }))
  return (
    <>
      <TextField
        label={t('keep.name')}
        name="name"
        required
        maxLength={nameLength}
        autoComplete="off"
        defaultValue={profile?.name}
      />
      <SelectField
        label={t('keep.language')}
        name="language"
        defaultValue={profile?.language ?? ''}
        options={[{ value: '', label: t('keep.languageOfBrowser') }, ...tags]}
      />
      <div className="grid gap-1.5">
        <SelectField
          label={t('keep.limit')}
          name="maturityLimit"
          defaultValue={profile?.maturityLimit?.toString() ?? ''}
          options={[{ value: '', label: t('unlimited') }, ...limits]}
        />
        <p className="text-sm text-muted">{t('keep.limitHint')}</p>
      </div>
    </>
  )
}
