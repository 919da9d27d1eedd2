import { getLocale, getTranslations } from 'next-intl/server'
import { chooseLanguageAction } from '#features/language/actions.ts'
import { languages, languageTags } from '#messages/languages.ts'

/** The languages, each by its own name, as buttons of a form: no script is needed. */
export async function LanguageChoice() {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('portal')])
  return (
    <form action={chooseLanguageAction} role="group" aria-label={t('language')} className="flex gap-1">
      {languageTags.map((tag) => (
        <button
          key={tag}
          type="submit"
          name="language"
          value={tag}
          lang={tag}
          aria-pressed={languages[tag].locale === locale}
          className="min-h-6 cursor-pointer rounded-md px-2 py-1 hover:text-fg aria-pressed:bg-raised aria-pressed:text-fg"
        >
          {languages[tag].name}
        </button>
      ))}
    </form>
  )
}
