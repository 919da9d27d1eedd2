const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/'

/** One element whose content is text, escaped; `null` writes nothing. */
export function element(name: string, text: string | number | boolean | null): string {
  return text === null ? '' : `<${name}>${escapeText(String(text))}</${name}>`
}

/** The root element of an S3 answer, in its namespace. */
export function rootElement(name: string, content: string): string {
  return xmlDocument(`<${name} xmlns="${namespace}">${content}</${name}>`)
}

/** Puts the XML declaration before a root element. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`
}

/** Control characters become references, as S3 writes them: keys may hold them though XML 1.0 may not. */
function escapeText(text: string): string {
  return text.replace(/[&<>"\u0000-\u001f\u007f]/g, (character) => {
    const named = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[character]
    return named ?? `&#x${character.charCodeAt(0).toString(16)};`
  })
}
