import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { z } from 'zod'
import { ok, type Result } from '#core/result.ts'
import { decodeXml } from '#core/xml-text.ts'
import { isVerificationKey } from '#local/edge/gate/verification-key.ts'
import { refuse, type Refusal } from './control-error.ts'

// Entities are decoded by `decodeXml`, each once. A CDATA section becomes an element of its own and is refused as one.
const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: '#cdata',
  maxNestedTags: 8,
  isArray: (name) => name === 'PublicKey',
})

const text = z.string().transform(decodeXml)
/** Between elements there may be white space, which the parser hands over under this name. */
const between = { '#text': z.string().regex(/^\s*$/).optional() }

/** A document has one root, and nothing in it that the API does not know. */
const elementOf = <Children extends z.ZodRawShape>(children: Children) => z.strictObject({ ...between, ...children })

const publicKeyDocument = elementOf({
  PublicKeyConfig: elementOf({ CallerReference: text, Name: text, EncodedKey: text, Comment: text.optional() }),
})

const keyGroupDocument = elementOf({
  KeyGroupConfig: elementOf({
    Name: text,
    Items: z.union([elementOf({ PublicKey: z.array(text) }), z.string().regex(/^\s*$/)]),
    Comment: text.optional(),
  }),
})

export type PublicKeyConfig = { callerReference: string; name: string; encodedKey: string; comment: string | null }
export type KeyGroupConfig = { name: string; items: string[]; comment: string | null }

/**
 * Reads the body of CreatePublicKey and UpdatePublicKey. Errors: `MissingBody`, `MalformedInput`, `InvalidArgument` for
 * a key other than RSA 2048 or ECDSA P-256 in SPKI, and for texts of a wrong length.
 */
export function parsePublicKeyConfig(body: string): Result<PublicKeyConfig, Refusal> {
  const read = parseDocument(body, publicKeyDocument)
  if (!read.ok) return read
  const { CallerReference, Name, EncodedKey: encodedKey, Comment: comment = null } = read.value.PublicKeyConfig
  const checked = checkTexts({ CallerReference, Name }, comment)
  if (!checked.ok) return checked
  if (!isVerificationKey(encodedKey)) {
    return refuse('InvalidArgument', 'EncodedKey is no public key of RSA 2048 or ECDSA P-256 (BEGIN PUBLIC KEY).')
  }
  return ok({ callerReference: CallerReference, name: Name, encodedKey, comment })
}

/** Reads the body of CreateKeyGroup and UpdateKeyGroup. Errors: `MissingBody`, `MalformedInput`, `InvalidArgument`. */
export function parseKeyGroupConfig(body: string): Result<KeyGroupConfig, Refusal> {
  const read = parseDocument(body, keyGroupDocument)
  if (!read.ok) return read
  const { Name, Items, Comment: comment = null } = read.value.KeyGroupConfig
  const checked = checkTexts({ Name }, comment)
  if (!checked.ok) return checked
  const items = typeof Items === 'string' ? [] : Items.PublicKey
  if (items.length === 0) return refuse('InvalidArgument', 'A key group holds at least one public key.')
  if (new Set(items).size < items.length) return refuse('InvalidArgument', 'Items names a public key twice.')
  return ok({ name: Name, items, comment })
}

function parseDocument<Document>(body: string, schema: z.ZodType<Document>): Result<Document, Refusal> {
  if (body.trim() === '') return refuse('MissingBody')
  // A document type is refused, with it every entity that it could declare.
  if (/<!DOCTYPE|<!ENTITY/i.test(body)) return refuse('MalformedInput')
  const document = schema.safeParse(parse(body))
  // The parser overlooks ends that are missing; the validator takes long over depth, which the parser has refused.
  return document.success && XMLValidator.validate(body) === true ? ok(document.data) : refuse('MalformedInput')
}

/** The parser throws at nesting that is too deep and at names that would reach an object's prototype. */
function parse(body: string): unknown {
  try {
    return parser.parse(body)
  } catch {
    return null
  }
}

function checkTexts(required: Record<string, string>, comment: string | null): Result<null, Refusal> {
  for (const [name, value] of Object.entries(required)) {
    if (value === '' || value.length > 128) return refuse('InvalidArgument', `${name} has 1 to 128 characters.`)
  }
  if (comment !== null && comment.length > 128) return refuse('InvalidArgument', 'Comment has at most 128 characters.')
  return ok(null)
}
