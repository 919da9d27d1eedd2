/** What may say which language a request is answered in, the strongest first. Each a BCP 47 tag, none trusted. */
export type LanguageWishes = {
  /** The profile's own choice. */
  profile: string | null
  /** The choice this browser remembers. */
  cookie: string | null
  /** The request's `Accept-Language`. */
  acceptLanguage: string | null
}

/**
 * Chooses the language of an answer: the first wish that names one of `languages`, by its primary subtag (`de-AT` is met
 * by `de`), else the first of `languages`.
 *
 * @see RFC 9110 §12.5.4 (Accept-Language) and RFC 4647 §3.4 (lookup)
 */
export function chooseLanguage<Language extends string>(
  wishes: LanguageWishes,
  languages: readonly [Language, ...Language[]],
): Language {
  const tags = [wishes.profile, wishes.cookie, ...readAcceptedTags(wishes.acceptLanguage ?? '')]
  for (const tag of tags) {
    const primary = tag?.split('-', 1)[0]?.toLowerCase()
    const match = languages.find((language) => language === primary)
    if (match) return match
  }
  return languages[0]
}

/** The tags of an `Accept-Language` field, most wanted first; those with a weight of 0 are refused by the sender. */
function readAcceptedTags(field: string): string[] {
  return field
    .slice(0, 500)
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.split(';').map((part) => part.trim())
      const weight = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2)
      return { tag, weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ weight }) => weight > 0 && weight <= 1)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag)
}
