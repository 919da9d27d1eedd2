import { decodeUri } from '#core/aws-signature/uri-encoding.ts'
import { ok, type Result } from '#core/result.ts'
import { refuse, type Refusal } from './s3-error.ts'

/** A request target decoded once: what is signed and what is looked up come from the same value. */
export type Target = {
  /** Decoded path, always from `/`. Never normalised: `..` and `//` are letters of a key. */
  path: string
  /** Query parameters in the order sent; names may repeat. */
  parameters: readonly (readonly [name: string, value: string])[]
}

/**
 * Reads the target of a request line. Only the origin form is taken (RFC 9112 §3.2.1). Errors: `InvalidURI`.
 */
export function parseTarget(requestTarget: string): Result<Target, Refusal> {
  if (!requestTarget.startsWith('/')) return refuse('InvalidURI')
  const questionAt = requestTarget.indexOf('?')
  const path = decodeUri(questionAt < 0 ? requestTarget : requestTarget.slice(0, questionAt))
  if (path === null) return refuse('InvalidURI')

  const parameters: [string, string][] = []
  const query = questionAt < 0 ? '' : requestTarget.slice(questionAt + 1)
  for (const pair of query.split('&')) {
    if (pair === '') continue
    const equalsAt = pair.indexOf('=')
    const name = decodeUri((equalsAt < 0 ? pair : pair.slice(0, equalsAt)).replaceAll('+', ' '))
    const value = decodeUri(equalsAt < 0 ? '' : pair.slice(equalsAt + 1).replaceAll('+', ' '))
    if (name === null || value === null) return refuse('InvalidURI')
    parameters.push([name, value])
  }
  return ok({ path, parameters })
}

/** The first value of a parameter, compared without regard to case; `null` when absent. */
export function parameterOf({ parameters }: Target, name: string): string | null {
  return parameters.find(([sent]) => sent.toLowerCase() === name.toLowerCase())?.[1] ?? null
}
