import { err } from '#core/result.ts'
import { element, xmlDocument } from '#core/xml-text.ts'

/**
 * S3's error codes that this bucket answers, with status and sentence.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
// prettier-ignore
const errors = {
  AccessControlListNotSupported:      [400, 'The bucket does not allow ACLs.'],
  AccessDenied:                       [403, 'Access Denied'],
  AccessForbidden:                    [403, 'CORSResponse: This CORS request is not allowed.'],
  AuthorizationHeaderMalformed:       [400, 'The authorization header that you provided is not valid.'],
  AuthorizationQueryParametersError:  [400, 'The authorization query parameters that you provided are not valid.'],
  BadDigest:                          [400, 'The checksum you specified did not match what we received.'],
  EntityTooLarge:                     [400, 'Your proposed upload exceeds the maximum allowed size.'],
  EntityTooSmall:                     [400, 'Your proposed upload is smaller than the minimum allowed object size.'],
  IncompleteBody:                     [400, 'You did not provide the number of bytes specified by the Content-Length HTTP header.'],
  InsufficientStorage:                [507, 'The disk that holds this bucket is full.'],
  InternalError:                      [500, 'We encountered an internal error. Please try again.'],
  InvalidAccessKeyId:                 [403, 'The access key ID that you provided does not exist in our records.'],
  InvalidArgument:                    [400, 'Invalid Argument'],
  InvalidDigest:                      [400, 'The Content-MD5 you specified is not valid.'],
  InvalidPart:                        [400, 'One or more of the specified parts could not be found, or its entity tag or checksum differs.'],
  InvalidPartOrder:                   [400, 'The list of parts was not in ascending order.'],
  InvalidRange:                       [416, 'The requested range is not satisfiable'],
  InvalidRequest:                     [400, 'Invalid Request'],
  InvalidURI:                         [400, "Couldn't parse the specified URI."],
  InvalidToken:                       [400, 'The provided token is malformed or otherwise invalid.'],
  KeyTooLongError:                    [400, 'Your key is too long.'],
  MalformedXML:                       [400, 'The XML you provided was not well-formed or did not validate against our published schema.'],
  MaxMessageLengthExceeded:           [400, 'Your request was too large.'],
  MetadataTooLarge:                   [400, 'Your metadata headers exceed the maximum allowed metadata size.'],
  MethodNotAllowed:                   [405, 'The specified method is not allowed against this resource.'],
  MissingContentLength:               [411, 'You must provide the Content-Length HTTP header.'],
  NoSuchBucket:                       [404, 'The specified bucket does not exist'],
  NoSuchKey:                          [404, 'The specified key does not exist.'],
  NoSuchUpload:                       [404, 'The specified multipart upload does not exist. It may have been aborted or completed.'],
  NotImplemented:                     [501, 'A header or query you provided implies functionality that is not implemented.'],
  PreconditionFailed:                 [412, 'At least one of the pre-conditions you specified did not hold'],
  RequestTimeTooSkewed:               [403, 'The difference between the request time and the current time is too large.'],
  ServiceUnavailable:                 [503, 'The bucket is starting. Please try again.'],
  SignatureDoesNotMatch:              [403, 'The request signature we calculated does not match the signature you provided.'],
  XAmzContentSHA256Mismatch:          [400, "The provided 'x-amz-content-sha256' header does not match what was computed."],
} as const satisfies Record<string, readonly [number, string]>

export type S3ErrorCode = keyof typeof errors

/** A request refused in S3's terms; `message` replaces the code's usual sentence. */
export type Refusal = { code: S3ErrorCode; message?: string }

/** Refuses with one of S3's codes. */
export function refuse(code: S3ErrorCode, message?: string): { ok: false; error: Refusal } {
  return err(message === undefined ? { code } : { code, message })
}

/** Carries a refusal through a stream pipeline, where only an Error can travel. */
export class BodyRefused extends Error {
  readonly refusal: Refusal
  constructor(code: S3ErrorCode, message?: string) {
    super(code)
    this.refusal = message === undefined ? { code } : { code, message }
  }
}

/** The HTTP status of a code. */
export function statusOf(code: S3ErrorCode): number {
  return errors[code][0]
}

/** S3's error document. It repeats the resource asked for and the request's id, never a signature or a cause. */
export function writeErrorDocument({ code, message }: Refusal, resource: string, requestId: string): string {
  const fields = [
    element('Code', code),
    element('Message', message ?? errors[code][1]),
    element('Resource', resource),
    element('RequestId', requestId),
  ]
  return xmlDocument(`<Error>${fields.join('')}</Error>`)
}
