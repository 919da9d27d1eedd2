/** A refusal that a person can act on: the message is one clear sentence with the way out, shown without a stack. */
export class PortalError extends Error {
  override name = 'PortalError'
}

/** What is thrown, as text for a person or a log line. */
export function describeError(cause: unknown): string {
  if (cause instanceof AggregateError && cause.message === '') return cause.errors.map(describeError).join('; ')
  return cause instanceof Error ? cause.message : String(cause)
}

/** Ends the process with exit code 1: a refusal by its sentence, a fault of ours with its stack. */
export function reportAndExit(cause: unknown): never {
  const isFault = cause instanceof Error && !(cause instanceof PortalError)
  process.stderr.write(`\n${isFault ? (cause.stack ?? cause.message) : describeError(cause)}\n`)
  process.exit(1)
}
