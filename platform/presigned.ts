import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListPartsCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { getSettings } from './env.ts'

/** One identity's way to the bucket. An identity signs; what it may do, its own policy says at the bucket. */
export type PresignSettings = {
  bucketName: string
  region: string
  /** Set for anything that is not S3 itself, which then is addressed by path. */
  endpoint?: string | undefined
  credentials: { accessKeyId: string; secretAccessKey: string }
}

/** A multipart upload under way, as the bucket knows it. */
export type BucketUpload = { key: string; storageUploadId: string }

export type UploadedPart = { partNumber: number; sizeBytes: number; etag: string; sha256: string | null }

/** Multipart calls on `uploads/`, and nothing else: the *app* identity. */
export type Uploads = {
  begin(key: string): Promise<BucketUpload>
  /**
   * A URL to which a browser PUTs one part within 15 minutes. Length and checksum are part of the signature: other bytes
   * are refused by the bucket.
   *
   * @param sha256 Of the part's bytes, in base64.
   */
  signPart(upload: BucketUpload, part: { partNumber: number; sizeBytes: number; sha256: string }): Promise<string>
  /** The parts that have arrived, in order. */
  listParts(upload: BucketUpload): Promise<UploadedPart[]>
  complete(upload: BucketUpload, parts: readonly UploadedPart[]): Promise<void>
  abort(upload: BucketUpload): Promise<void>
  close(): void
}

/** Reads of `sources/`, each for 15 minutes: the *preview* identity. */
export type SourcePreview = {
  /** A URL that shows one source in a staff member's browser. `contentType` is what the bucket answers with. */
  sign(key: string, shownAs: { contentType: string; contentDisposition: string }): Promise<string>
  close(): void
}

/** S3 takes no presigned URL beyond a week. */
export const longestPresignedSeconds = 604_800

const partSeconds = 900
const previewSeconds = 900

/**
 * Holds a presigned URL's life to what S3 takes.
 *
 * @throws RangeError For anything but whole seconds from 1 to 604,800.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html
 */
export function assertPresignedSeconds(seconds: number): number {
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > longestPresignedSeconds) {
    throw new RangeError(`A presigned URL lives 1 to ${longestPresignedSeconds} seconds.`)
  }
  return seconds
}

/** Opens the *app* identity's client. @throws Error from a call whose key is not below `uploads/`. */
export function openUploads(settings: PresignSettings): Uploads {
  const client = openClient(settings)
  const named = ({ key, storageUploadId }: BucketUpload) => ({ ...inside(key, 'uploads/'), UploadId: storageUploadId })
  const inside = (key: string, prefix: string) => ({ Bucket: settings.bucketName, Key: assertBelow(key, prefix) })

  return {
    async begin(key) {
      const command = new CreateMultipartUploadCommand({ ...inside(key, 'uploads/'), ChecksumAlgorithm: 'SHA256' })
      const { UploadId } = await client.send(command)
      if (UploadId === undefined) throw new Error('The bucket began an upload without naming it.')
      return { key, storageUploadId: UploadId }
    },

    signPart(upload, { partNumber, sizeBytes, sha256 }) {
      const command = new UploadPartCommand({
        ...named(upload),
        PartNumber: partNumber,
        ContentLength: sizeBytes,
        ChecksumSHA256: sha256,
      })
      return getSignedUrl(client, command, {
        expiresIn: assertPresignedSeconds(partSeconds),
        signableHeaders: new Set(['content-length']),
      })
    },

    async listParts(upload) {
      const parts: UploadedPart[] = []
      // Not the SDK's paginator: S3 names a next marker after the last page as well, and that one never ends then.
      for (let marker: string | undefined, isMore = true; isMore;) {
        const asked = { ...named(upload), ...(marker === undefined ? {} : { PartNumberMarker: marker }) }
        const page = await client.send(new ListPartsCommand(asked))
        for (const { PartNumber, Size, ETag, ChecksumSHA256 } of page.Parts ?? []) {
          if (PartNumber === undefined || ETag === undefined) continue
          parts.push({ partNumber: PartNumber, sizeBytes: Size ?? 0, etag: ETag, sha256: ChecksumSHA256 ?? null })
        }
        isMore = page.IsTruncated === true
        marker = page.NextPartNumberMarker
      }
      return parts.sort((left, right) => left.partNumber - right.partNumber)
    },

    async complete(upload, parts) {
      const Parts = parts.map(({ partNumber, etag, sha256 }) => ({
        PartNumber: partNumber,
        ETag: etag,
        ...(sha256 === null ? {} : { ChecksumSHA256: sha256 }),
      }))
      await client.send(new CompleteMultipartUploadCommand({ ...named(upload), MultipartUpload: { Parts } }))
    },

    async abort(upload) {
      await client.send(new AbortMultipartUploadCommand(named(upload)))
    },

    close: () => client.destroy(),
  }
}

/** Opens the *preview* identity's client. @throws Error from a call whose key is not below `sources/`. */
export function openSourcePreview(settings: PresignSettings): SourcePreview {
  const client = openClient(settings)
  return {
    sign(key, { contentType, contentDisposition }) {
      const command = new GetObjectCommand({
        Bucket: settings.bucketName,
        Key: assertBelow(key, 'sources/'),
        ResponseContentType: contentType,
        ResponseContentDisposition: contentDisposition,
        ResponseCacheControl: 'no-store',
      })
      return getSignedUrl(client, command, { expiresIn: assertPresignedSeconds(previewSeconds) })
    },
    close: () => client.destroy(),
  }
}

function openClient({ region, endpoint, credentials }: PresignSettings): S3Client {
  return new S3Client({
    region,
    credentials,
    // Otherwise the SDK signs a checksum of an empty body into each presigned part.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
  })
}

function assertBelow(key: string, prefix: string): string {
  const isPlain = !key.split('/').some((part) => part === '' || part === '.' || part === '..')
  if (!key.startsWith(prefix) || !isPlain) throw new Error(`This identity signs below ${prefix} only.`)
  return key
}

const holder = globalThis as { usherUploads?: Uploads; usherSourcePreview?: SourcePreview }

/** The process's *app* identity, or `null` where the settings give it none. */
export function getUploads(): Uploads | null {
  const { UPLOAD_ACCESS_KEY_ID, UPLOAD_SECRET_ACCESS_KEY } = getSettings('app')
  const settings = readIdentity(UPLOAD_ACCESS_KEY_ID, UPLOAD_SECRET_ACCESS_KEY)
  if (settings === null) return null
  holder.usherUploads ??= openUploads(settings)
  return holder.usherUploads
}

/** The process's *preview* identity, or `null` where the settings give it none. */
export function getSourcePreview(): SourcePreview | null {
  const { PREVIEW_ACCESS_KEY_ID, PREVIEW_SECRET_ACCESS_KEY } = getSettings('app')
  const settings = readIdentity(PREVIEW_ACCESS_KEY_ID, PREVIEW_SECRET_ACCESS_KEY)
  if (settings === null) return null
  holder.usherSourcePreview ??= openSourcePreview(settings)
  return holder.usherSourcePreview
}

function readIdentity(accessKeyId: string | undefined, secretAccessKey: string | undefined): PresignSettings | null {
  const { BUCKET_NAME, AWS_REGION, S3_ENDPOINT } = getSettings('app')
  if (!BUCKET_NAME || !accessKeyId || !secretAccessKey) return null
  return {
    bucketName: BUCKET_NAME,
    region: AWS_REGION,
    endpoint: S3_ENDPOINT,
    credentials: { accessKeyId, secretAccessKey },
  }
}
