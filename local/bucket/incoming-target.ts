import { readTarget } from '#core/aws-signature/request-head.ts'
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

/** Reads the target of a request line. Errors: `InvalidURI`. */
export function parseTarget(requestTarget: string): Result<Target, Refusal> {
  const target = readTarget(requestTarget)
  const path = target && decodeUri(target.path)
  return target && path !== null ? ok({ path, parameters: target.parameters }) : refuse('InvalidURI')
}

/** The first value of a parameter, compared without regard to case; `null` when absent. */
export function parameterOf({ parameters }: Target, name: string): string | null {
  return parameters.find(([sent]) => sent.toLowerCase() === name.toLowerCase())?.[1] ?? null
}
