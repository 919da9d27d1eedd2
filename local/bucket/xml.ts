import { xmlDocument } from '#core/xml-text.ts'

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/'

/** The root element of an S3 answer, in its namespace. */
export function rootElement(name: string, content: string): string {
  return xmlDocument(`<${name} xmlns="${namespace}">${content}</${name}>`)
}
