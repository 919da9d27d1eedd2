import { err, ok, type Result } from '#core/result.ts'

/** One rule that a signature stands for: which addresses, from when, until when, from which IPv4 network. */
export type AccessRule = {
  /** Absolute URL of one folder, ending in `/*`, or of one file; no other `*` or `?` (CloudFront expands both). */
  resource: string
  /** End of the window, exclusive; written in whole seconds, rounded down. */
  expiresAt: Date
  /** Start of the window, exclusive. */
  startsAfter?: Date
  /** One IPv4 address or CIDR network, such as `203.0.113.7/32`. */
  sourceNetwork?: string
}

export type PolicyRefusal = 'RESOURCE_TOO_WIDE' | 'TIME_OUT_OF_RANGE' | 'NETWORK_INVALID'

/** CloudFront reads times as 32-bit integers: 2038-01-19T03:14:07Z is the last. */
export const lastEpochSecond = 2_147_483_647

const folderOrFile =
  /^(?:https:\/\/[^*?\\"\s/:]+|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\]))(?::\d+)?\/[^*?\\"\s]+(?:\/\*)?$/
const ipv4Network = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$|\/)|(?=\/|$))){4}(?:\/(?:3[0-2]|[12]?\d))?$/

/**
 * Writes a CloudFront custom policy.
 *
 * @returns Compact JSON: these exact bytes get signed, so white space added later breaks the signature.
 *   Refusals, in the order they are checked:
 *   - `RESOURCE_TOO_WIDE`: not https (or http on a loopback host), no path, or a wildcard anywhere but a final `/*`.
 *   - `TIME_OUT_OF_RANGE`: an end that is not 1 to 2,147,483,647 s after 1970, or a start that is not before it.
 *   - `NETWORK_INVALID`: not one IPv4 address or network.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-setting-signed-cookie-custom-policy.html
 */
export function writeAccessPolicy({
  resource,
  expiresAt,
  startsAfter,
  sourceNetwork,
}: AccessRule): Result<string, PolicyRefusal> {
  if (!folderOrFile.test(resource)) return err('RESOURCE_TOO_WIDE')

  const until = Math.floor(expiresAt.getTime() / 1000)
  const after = startsAfter === undefined ? null : Math.floor(startsAfter.getTime() / 1000)
  if (!isEpochSecond(until) || (after !== null && (!isEpochSecond(after) || after >= until))) {
    return err('TIME_OUT_OF_RANGE')
  }
  if (sourceNetwork !== undefined && !ipv4Network.test(sourceNetwork)) return err('NETWORK_INVALID')

  const condition = {
    DateLessThan: { 'AWS:EpochTime': until },
    ...(after === null ? {} : { DateGreaterThan: { 'AWS:EpochTime': after } }),
    ...(sourceNetwork === undefined ? {} : { IpAddress: { 'AWS:SourceIp': sourceNetwork } }),
  }
  return ok(JSON.stringify({ Statement: [{ Resource: resource, Condition: condition }] }))
}

function isEpochSecond(value: number): boolean {
  return Number.isInteger(value) && value > 0 && value <= lastEpochSecond
}
