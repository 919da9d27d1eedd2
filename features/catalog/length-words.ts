import type { Translator } from '#messages/translator.ts'

/** A length in words: `45 sec`, `8 min`, `1 h 42 min`. */
export function writeLength(t: Translator<'catalog'>, lengthSeconds: number): string {
  if (lengthSeconds < 59.5) return t('length.seconds', { seconds: Math.max(1, Math.round(lengthSeconds)) })
  const whole = Math.round(lengthSeconds / 60)
  const [hours, minutes] = [Math.floor(whole / 60), whole % 60]
  if (hours === 0) return t('length.minutes', { minutes })
  return minutes === 0 ? t('length.hours', { hours }) : t('length.hoursAndMinutes', { hours, minutes })
}
