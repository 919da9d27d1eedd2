import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { ok, type Result } from '#core/result.ts'
import { decodeXml } from '#core/xml-text.ts'
import { refuse, type Refusal } from './s3-error.ts'

// Entities are decoded by `decodeXml`, all of them and once: the parser would leave numeric ones.
const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  isArray: (name) => name === 'Object' || name === 'Part',
})

/** A parsed element: its children by name, or its text. */
export type XmlNode = { [name: string]: XmlNode | XmlNode[] | string | undefined }

/**
 * Reads a request document whose root is `rootName`. A document type is refused, with it every entity expansion.
 * Errors: `MalformedXML`.
 */
export function parseXml(text: string, rootName: string): Result<XmlNode, Refusal> {
  if (/<!DOCTYPE|<!ENTITY/i.test(text) || XMLValidator.validate(text) !== true) return refuse('MalformedXML')
  const parsed = parser.parse(text) as Record<string, unknown>
  const root = parsed[rootName]
  return typeof root === 'object' && root !== null ? ok(root as XmlNode) : refuse('MalformedXML')
}

/** The text of a child, entities decoded; `null` when it is absent or not text. */
export function textOf(node: XmlNode, name: string): string | null {
  const child = node[name]
  return typeof child === 'string' ? decodeXml(child) : null
}

/** The children of that name, in order. */
export function childrenOf(node: XmlNode, name: string): XmlNode[] {
  const child = node[name]
  return Array.isArray(child) ? child.filter((one) => typeof one === 'object' && one !== null) : []
}
