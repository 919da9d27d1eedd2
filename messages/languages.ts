type LanguageFacts = {
  name: string
  /** A BCP 47 tag with a region. */
  locale: string
  /** Which way it is written. */
  direction: 'ltr' | 'rtl'
}

/**
 * The languages of the portal, each by its own name, with the locale that its dates and numbers follow; English first: it
 * stands in where nothing else is asked for.
 */
export const languages = {
  en: { name: 'English', locale: 'en-GB', direction: 'ltr' },
  de: { name: 'Deutsch', locale: 'de-DE', direction: 'ltr' },
} as const satisfies Record<string, LanguageFacts>

export type Language = keyof typeof languages

export type Locale = (typeof languages)[Language]['locale']

export const languageTags = ['en', 'de'] as const satisfies Language[]

/** The language whose locale this is. */
export function languageOf(locale: Locale): Language {
  return languageTags.find((tag) => languages[tag].locale === locale) ?? 'en'
}
