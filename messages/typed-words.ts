// Makes each key of each message a type: a wrong one fails the compiler.
import type { formats } from './formats.ts'
import type { Locale as PortalLocale } from './languages.ts'
import type { Messages as AllMessages } from './messages.ts'

declare module 'next-intl' {
  interface AppConfig {
    Locale: PortalLocale
    Messages: AllMessages
    Formats: typeof formats
  }
}
