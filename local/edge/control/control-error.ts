import { err } from '#core/result.ts'
import { element, xmlDocument } from '#core/xml-text.ts'

/**
 * The error codes of CloudFront's API that this control plane answers, with status and sentence. Those before the gap
 * are of the key operations, those after it are common to all operations.
 *
 * @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateKeyGroup.html#API_UpdateKeyGroup_Errors
 * @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/CommonErrors.html
 */
// prettier-ignore
const errors = {
  CannotChangeImmutablePublicKeyFields: [400, 'Of a public key only the comment can be changed.'],
  InvalidArgument:                      [400, 'An argument is not valid.'],
  InvalidIfMatchVersion:                [400, 'The If-Match version is missing or not valid for the resource.'],
  KeyGroupAlreadyExists:                [409, 'A key group of this name exists.'],
  MalformedInput:                       [400, 'The body is not the XML document that this operation takes.'],
  MissingBody:                          [400, 'This operation takes a body, and none was sent.'],
  NoSuchPublicKey:                      [404, 'There is no public key of this id.'],
  NoSuchResource:                       [404, 'There is no key group of this id.'],
  PreconditionFailed:                   [412, 'The resource has changed since the version that If-Match names.'],
  PublicKeyAlreadyExists:               [409, 'Another public key has this name or this caller reference.'],
  PublicKeyInUse:                       [409, 'The public key is in a key group.'],
  ResourceInUse:                        [409, 'A cache behavior trusts the key group.'],
  TooManyKeyGroups:                     [400, 'The account has as many key groups as it may have.'],
  TooManyPublicKeys:                    [400, 'The account has as many public keys as it may have.'],
  TooManyPublicKeysInKeyGroup:          [400, 'A key group takes no more public keys than this.'],

  AccessDenied:                         [403, 'This identity may not call this service.'],
  IncompleteSignature:                  [400, 'The request signature does not conform to AWS standards.'],
  InternalFailure:                      [500, 'The request failed for a reason that is not in it.'],
  InvalidAction:                        [400, 'This service has no such operation.'],
  InvalidClientTokenId:                 [403, 'The security token included in the request is not valid.'],
  MissingAuthenticationToken:           [403, 'The request is not signed.'],
  RequestEntityTooLarge:                [413, 'The body is longer than this service takes.'],
  RequestExpired:                       [400, 'The date of the signature is too far from the time of this service.'],
  SignatureDoesNotMatch:                [403, 'The signature does not match the request: check the secret access key and the way of signing.'],
} as const satisfies Record<string, readonly [number, string]>

export type ControlErrorCode = keyof typeof errors

/** A request refused in CloudFront's terms; `message` replaces the code's usual sentence. */
export type Refusal = { code: ControlErrorCode; message?: string }

/** Refuses with one of CloudFront's codes. */
export function refuse(code: ControlErrorCode, message?: string): { ok: false; error: Refusal } {
  return err(message === undefined ? { code } : { code, message })
}

/** The HTTP status of a code. */
export function statusOf(code: ControlErrorCode): number {
  return errors[code][0]
}

/** CloudFront's error document. */
export function writeErrorDocument({ code, message }: Refusal, requestId: string): string {
  const type = statusOf(code) < 500 ? 'Sender' : 'Receiver'
  const fields = [element('Type', type), element('Code', code), element('Message', message ?? errors[code][1])]
  return writeDocument('ErrorResponse', `<Error>${fields.join('')}</Error>${element('RequestId', requestId)}`)
}

/** A document of the API's namespace. */
export function writeDocument(rootName: string, content: string): string {
  return xmlDocument(`<${rootName} xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">${content}</${rootName}>`)
}
