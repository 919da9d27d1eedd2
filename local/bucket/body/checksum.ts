import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { Crc32c, Crc64Nvme } from '@aws-sdk/checksums/crc'
import { ok, type Result } from '#core/result.ts'
import type { IncomingHeaders } from '#local/bucket/incoming-headers.ts'
import { refuse, type Refusal } from '#local/bucket/s3-error.ts'

/** S3's additional checksums; their names end `x-amz-checksum-…` headers in lower case. */
export const checksumAlgorithms = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number]

/** Of the whole content, or of its parts' checksums. */
export type ChecksumType = 'FULL_OBJECT' | 'COMPOSITE'

/** A checksum as it is stored and answered: `value` in base64, for a composite followed by `-` and the part count. */
export type Checksum = { algorithm: ChecksumAlgorithm; value: string; type: ChecksumType }

/** A checksum that a request promises; `value` is null when it follows in the trailer. */
export type PromisedChecksum = { algorithm: ChecksumAlgorithm; value: string | null }

const digestLengths = { CRC32: 4, CRC32C: 4, CRC64NVME: 8, SHA1: 20, SHA256: 32 } as const

/** A checksum being computed over a stream. */
export type RunningChecksum = { update(bytes: Uint8Array): void; digest(): Promise<Buffer> }

/** Starts a checksum. Digests are big-endian bytes, as S3 encodes them. */
export function startChecksum(algorithm: ChecksumAlgorithm): RunningChecksum {
  switch (algorithm) {
    case 'CRC32': {
      let value = 0
      const digest = async () => {
        const bytes = Buffer.alloc(4)
        bytes.writeUInt32BE(value)
        return bytes
      }
      return { update: (bytes) => void (value = crc32(bytes, value)), digest }
    }
    case 'CRC32C':
    case 'CRC64NVME': {
      const running = algorithm === 'CRC32C' ? new Crc32c() : new Crc64Nvme()
      return { update: (bytes) => running.update(bytes), digest: async () => Buffer.from(await running.digest()) }
    }
    case 'SHA1':
    case 'SHA256': {
      const hash = createHash(algorithm.toLowerCase())
      return { update: (bytes) => void hash.update(bytes), digest: async () => hash.digest() }
    }
  }
}

/** The name of the header that carries a checksum. */
export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`
}

/** Reads an algorithm's name as S3 spells it, in any case; `null` when it is none of them. */
export function parseAlgorithm(text: string): ChecksumAlgorithm | null {
  return checksumAlgorithms.find((algorithm) => algorithm === text.toUpperCase()) ?? null
}

/** Says whether `value` is base64 of a digest of that algorithm's length. */
export function isDigest(algorithm: ChecksumAlgorithm, value: string): boolean {
  const bytes = Buffer.from(value, 'base64')
  return bytes.length === digestLengths[algorithm] && bytes.toString('base64') === value
}

/**
 * Reads which checksum a request promises, in a header or in the trailer; `null` when none.
 * Errors: `InvalidRequest` for two, for a malformed one, and for an algorithm announced without its value.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
 */
export function parsePromisedChecksum(headers: IncomingHeaders): Result<PromisedChecksum | null, Refusal> {
  const promised: PromisedChecksum[] = []
  for (const algorithm of checksumAlgorithms) {
    const value = headers.get(checksumHeader(algorithm))
    if (value === undefined) continue
    if (!isDigest(algorithm, value)) {
      return refuse('InvalidRequest', `Value for ${checksumHeader(algorithm)} header is invalid.`)
    }
    promised.push({ algorithm, value })
  }
  const trailer = headers.get('x-amz-trailer')?.toLowerCase()
  if (trailer !== undefined) {
    const algorithm = checksumAlgorithms.find((one) => checksumHeader(one) === trailer)
    if (!algorithm) return refuse('InvalidRequest', 'The value specified in the x-amz-trailer header is not supported')
    promised.push({ algorithm, value: null })
  }
  if (promised.length > 1) return refuse('InvalidRequest', 'Expecting a single x-amz-checksum- header.')
  const announced = headers.get('x-amz-sdk-checksum-algorithm')
  if (announced !== undefined && parseAlgorithm(announced) !== (promised[0]?.algorithm ?? null)) {
    return refuse('InvalidRequest', 'x-amz-sdk-checksum-algorithm does not agree with the checksum headers.')
  }
  return ok(promised[0] ?? null)
}
