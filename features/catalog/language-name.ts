/** The name of a language in the words of a locale: `de` is "German" in English. A tag that means nothing stays itself. */
export function nameLanguage(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
