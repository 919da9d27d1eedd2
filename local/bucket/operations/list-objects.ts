import { encodeUriPath } from '#core/aws-signature/uri-encoding.ts'
import { ok, type Result } from '#core/result.ts'
import { element } from '#core/xml-text.ts'
import { refuse, type Refusal } from '#local/bucket/s3-error.ts'
import { rootElement } from '#local/bucket/xml.ts'
import { answerEmpty, answerXml, type Call, type Operation } from './call.ts'

const mostEntries = 1000

/** ListObjectsV2, and the first version for older clients. Errors: `InvalidArgument`. */
export const listObjects: Operation = async (call) => {
  const { bucketName, storage } = call
  const page = parsePage(call)
  if (!page.ok) return page
  const { prefix, delimiter, limit, after, encode, isSecond } = page.value
  const listing = storage.objects.list({ prefix, delimiter, after, mostEntries: limit })

  const contents = listing.keys.map((key) => {
    const record = storage.objects.get(key)
    const fields = [
      element('Key', encode(key)),
      element('LastModified', record?.modifiedAt ?? ''),
      element('ETag', `"${record?.etag ?? ''}"`),
      element('Size', record?.sizeBytes ?? 0),
      element('StorageClass', 'STANDARD'),
    ]
    return `<Contents>${fields.join('')}</Contents>`
  })
  const prefixes = listing.commonPrefixes.map(
    (one) => `<CommonPrefixes>${element('Prefix', encode(one))}</CommonPrefixes>`,
  )
  const token = call.parameter('continuation-token')
  const startAfter = call.parameter('start-after')
  const next = listing.isTruncated ? listing.last : null
  const place = isSecond
    ? [
        element('KeyCount', contents.length + prefixes.length),
        element('ContinuationToken', token),
        element('StartAfter', startAfter === null ? null : encode(startAfter)),
        element('NextContinuationToken', next === null ? null : Buffer.from(next).toString('base64url')),
      ]
    : [element('Marker', encode(after)), element('NextMarker', next === null || delimiter === '' ? null : encode(next))]
  const head = [
    element('Name', bucketName),
    element('Prefix', encode(prefix)),
    element('Delimiter', delimiter === '' ? null : encode(delimiter)),
    element('MaxKeys', limit),
    element('EncodingType', call.parameter('encoding-type')),
    element('IsTruncated', listing.isTruncated),
  ]
  return answerXml(rootElement('ListBucketResult', [...head, ...place, ...contents, ...prefixes].join('')))
}

/** HeadBucket. */
export const headBucket: Operation = async ({ region }) => answerEmpty(200, { 'x-amz-bucket-region': region })

/** GetBucketLocation; the first region answers an empty element, as on S3. */
export const getBucketLocation: Operation = async ({ region }) =>
  answerXml(rootElement('LocationConstraint', region === 'us-east-1' ? '' : region))

/** Reads `encoding-type`: keys are percent-encoded on request. Errors: `InvalidArgument`. */
export function parseEncoding(call: Call): Result<(text: string) => string, Refusal> {
  const encodingType = call.parameter('encoding-type')
  if (encodingType === null) return ok((text) => text)
  return encodingType === 'url'
    ? ok(encodeUriPath)
    : refuse('InvalidArgument', 'Invalid Encoding Method specified in Request')
}

/** Reads a count between 0 and 1000, 1000 when absent; a larger one is cut. Errors: `InvalidArgument`. */
export function parseLimit(call: Call, name: string): Result<number, Refusal> {
  const text = call.parameter(name) ?? String(mostEntries)
  return /^\d{1,9}$/.test(text)
    ? ok(Math.min(Number(text), mostEntries))
    : refuse('InvalidArgument', `${name} is not a count.`)
}

type Page = {
  prefix: string
  delimiter: string
  limit: number
  after: string
  encode: (text: string) => string
  isSecond: boolean
}

function parsePage(call: Call): Result<Page, Refusal> {
  const encode = parseEncoding(call)
  if (!encode.ok) return encode
  const limit = parseLimit(call, 'max-keys')
  if (!limit.ok) return limit
  const listType = call.parameter('list-type')
  if (listType !== null && listType !== '2') return refuse('InvalidArgument')
  const isSecond = listType === '2'
  const token = call.parameter('continuation-token')
  if (token !== null && (token === '' || !/^[\w-]+$/.test(token))) {
    return refuse('InvalidArgument', 'The continuation token provided is incorrect')
  }
  const continued = token === null ? null : Buffer.from(token, 'base64url').toString('utf8')
  const after = isSecond ? (continued ?? call.parameter('start-after') ?? '') : (call.parameter('marker') ?? '')
  const prefix = call.parameter('prefix') ?? ''
  return ok({
    prefix,
    delimiter: call.parameter('delimiter') ?? '',
    limit: limit.value,
    after,
    encode: encode.value,
    isSecond,
  })
}
