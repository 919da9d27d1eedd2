import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core'
import { formats } from './formats.ts'
import { languages, type Language } from './languages.ts'
import { messages } from './messages.ts'

/** An area or a part of one: `playback`, `playback.refusal`. */
export type WordArea = NamespaceKeys<Messages, NestedKeyOf<Messages>>

/** The `t` of an area, as a pure module of words takes it: `Translator<'playback.refusal'>`. */
export type Translator<Area extends WordArea> = ReturnType<typeof createTranslator<Messages, Area>>

/** The words of an area outside a request: in tests and in the worker. Times are told in `timeZone`, an IANA name. */
export function createAreaTranslator<Area extends WordArea>(
  language: Language,
  area: Area,
  timeZone = 'UTC',
): Translator<Area> {
  return createTranslator({
    locale: languages[language].locale,
    messages: messages[language],
    namespace: area,
    formats,
    timeZone,
  })
}
