import { pino, type DestinationStream, type Logger } from 'pino'
import { getSettings } from './env.ts'

export type { Logger }

const secretNames = [
  'authorization',
  'cookie',
  'set-cookie',
  'cookies',
  'password',
  'policy',
  'secret',
  'signature',
  'token',
  'privateKey',
  'secretAccessKey',
  'x-amz-security-token',
  'DATABASE_URL',
]

/** At the top, in one object, and in the headers of one object: where requests and settings are logged. */
const secretPaths = secretNames.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.headers["${name}"]`])

/** Query parameters and cookies that carry a signature, wherever they stand inside a text. */
const signedParts =
  /((?:X-Amz-(?:Signature|Credential|Security-Token)|CloudFront-(?:Policy|Signature)|Policy|Signature|sig|token)=)[^&\s";,]+/gi
const credentialsInUrls = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]+):[^\s@/]+@/gi

/** Takes signatures, tokens and passwords out of a text. */
export function redactText(text: string): string {
  return text.replaceAll(signedParts, '$1[hidden]').replaceAll(credentialsInUrls, '$1:[hidden]@')
}

type LoggerSettings = { name: string; level: string }

/**
 * A logger of JSON lines. Cookies, authorization, signatures, tokens and passwords never reach the line, neither as
 * fields nor inside of messages and errors.
 */
export function createLogger({ name, level }: LoggerSettings, destination?: DestinationStream): Logger {
  const options = {
    name,
    level,
    redact: { paths: secretPaths, censor: '[hidden]' },
    serializers: { err: describeError, error: describeError },
    hooks: {
      logMethod(
        this: Logger,
        input: Parameters<Logger['info']>,
        method: (...input: Parameters<Logger['info']>) => void,
      ) {
        const hidden = input.map((part: unknown) => (typeof part === 'string' ? redactText(part) : part))
        method.apply(this, hidden as Parameters<Logger['info']>)
      },
    },
  }
  return destination ? pino(options, destination) : pino(options)
}

let appLogger: Logger | null = null

/** The logger of the app's own process, made at its first line. */
export function getAppLogger(): Logger {
  appLogger ??= createLogger({ name: 'app', level: getSettings('app').LOG_LEVEL })
  return appLogger
}

function describeError(cause: unknown): Record<string, unknown> {
  if (!(cause instanceof Error)) return { message: redactText(String(cause)) }
  const { code } = cause as { code?: unknown }
  return {
    type: cause.name,
    message: redactText(cause.message),
    ...(code === undefined ? {} : { code }),
    ...(cause.stack ? { stack: redactText(cause.stack) } : {}),
    ...(cause.cause === undefined ? {} : { cause: describeError(cause.cause) }),
  }
}
