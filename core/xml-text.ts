/** One element whose content is text, escaped; `null` writes nothing. */
export function element(name: string, text: string | number | boolean | null): string {
  return text === null ? '' : `<${name}>${escapeXml(String(text))}</${name}>`
}

/** Puts the XML declaration before a root element. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`
}

/** Control characters become references, as S3 writes them: keys may hold them though XML 1.0 may not. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"\u0000-\u001f\u007f]/g, (character) => {
    const named = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[character]
    return named ?? `&#x${character.charCodeAt(0).toString(16)};`
  })
}

/** Decodes the five entities of XML and references to characters, each once; anything else stays as it is. */
export function decodeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[String(name)] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
