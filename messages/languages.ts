/** The languages of the portal, each by its own name, English first: it stands in where nothing else is asked for. */
export const languages = {
  en: { name: 'English', direction: 'ltr' },
  de: { name: 'Deutsch', direction: 'ltr' },
} as const satisfies Record<string, { name: string; direction: 'ltr' | 'rtl' }>

export type Language = keyof typeof languages

export const languageTags = ['en', 'de'] as const satisfies Language[]
