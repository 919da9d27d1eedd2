import { err, ok, type Result } from '#core/result.ts'
import { parseNetwork, type Network } from './network.ts'
import { readResource, type Coverage, type SignedBy } from './resource.ts'

/** What a signed policy asks of a request. Times are UTC **seconds**; `network` is null when any address may come. */
export type Policy = {
  covers: Coverage
  expiresAtSeconds: number
  startsAfterSeconds: number | null
  network: Network | null
}

/** The last second a policy may name: AWS wants a 32-bit integer. */
export const lastEpochSecond = 2_147_483_647

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const javaSdkSpace = '{"Statement": ['

/**
 * Reads a custom policy: one statement in the documented grammar, compact JSON. The one space after `"Statement":`
 * that AWS's Java SDK writes is let through; any other white space, name, escape or number form is not described.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-setting-signed-cookie-custom-policy.html
 */
export function parsePolicy(bytes: Buffer, signedBy: SignedBy): Result<Policy, 'MalformedPolicy'> {
  const statement = only(parseCompact(bytes), 'Statement')
  if (!Array.isArray(statement) || statement.length !== 1) return err('MalformedPolicy')

  const fields = pick(statement[0], ['Condition', 'Resource'])
  const conditions = pick(fields?.Condition, ['DateLessThan', 'DateGreaterThan', 'IpAddress'])
  if (!fields || !conditions) return err('MalformedPolicy')
  const resource = fields.Resource
  if ('Resource' in fields && (typeof resource !== 'string' || resource === '')) return err('MalformedPolicy')

  const expiresAtSeconds = epochOf(conditions.DateLessThan)
  const startsAfterSeconds = 'DateGreaterThan' in conditions ? epochOf(conditions.DateGreaterThan) : null
  const network = 'IpAddress' in conditions ? networkOf(conditions.IpAddress) : null
  if (expiresAtSeconds === undefined || startsAfterSeconds === undefined || network === undefined) {
    return err('MalformedPolicy')
  }
  const covers = readResource(typeof resource === 'string' ? resource : undefined, signedBy)
  return ok({ covers, expiresAtSeconds, startsAfterSeconds, network })
}

/** Rebuilds the text that a canned signature was made over: these exact bytes, in this order. */
export function writeCannedPolicy(resource: string, expires: string): string {
  return `{"Statement":[{"Resource":"${resource}","Condition":{"DateLessThan":{"AWS:EpochTime":${expires}}}}]}`
}

/** Reads the `Expires` of a canned policy: seconds, digits only, `null` for anything else. */
export function parseExpires(text: string): number | null {
  if (!/^(?:0|[1-9][0-9]{0,9})$/.test(text)) return null
  const seconds = Number(text)
  return seconds <= lastEpochSecond ? seconds : null
}

function parseCompact(bytes: Buffer): unknown {
  try {
    let text = utf8.decode(bytes)
    if (text.startsWith(javaSdkSpace)) text = `{"Statement":[${text.slice(javaSdkSpace.length)}`
    const value: unknown = JSON.parse(text)
    // Written again it must be the same text: no repeated name, no white space, no second spelling of a number.
    return JSON.stringify(value) === text ? value : undefined
  } catch {
    return undefined
  }
}

/** The fields of an object that has no others than the named ones. */
function pick(value: unknown, names: readonly string[]): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.keys(value).every((name) => names.includes(name)) ? { ...value } : undefined
}

function only(value: unknown, name: string): unknown {
  return pick(value, [name])?.[name]
}

function epochOf(condition: unknown): number | undefined {
  const seconds = only(condition, 'AWS:EpochTime')
  if (typeof seconds !== 'number' || !Number.isInteger(seconds)) return undefined
  return seconds >= 0 && seconds <= lastEpochSecond ? seconds : undefined
}

function networkOf(condition: unknown): Network | undefined {
  const address = only(condition, 'AWS:SourceIp')
  return typeof address === 'string' ? (parseNetwork(address) ?? undefined) : undefined
}
