/** What this browser remembers of its reader: a choice and a place, neither private nor trusted. */
export const languageCookie = 'usher-language'
export const timeZoneCookie = 'usher-time-zone'

/** A year, in seconds. */
export const rememberedForSeconds = 31_536_000
