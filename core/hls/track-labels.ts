/**
 * Names for tracks as a menu shows them: each language by its own name, a second one of the same with a number. What a
 * file says nothing of is `Stereo`, as all sound here is.
 */
export function labelTracks(languages: readonly (string | null)[]): string[] {
  const used = new Map<string, number>()
  return languages.map((language) => {
    const name = language === null ? 'Stereo' : nameLanguage(language)
    const count = (used.get(name) ?? 0) + 1
    used.set(name, count)
    return count === 1 ? name : `${name} ${count}`
  })
}

/** A language by its own name: `Deutsch` for `de`. */
export function nameLanguage(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}
