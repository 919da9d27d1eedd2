const keptTags = new Set(['b', 'i', 'u'])

// prettier-ignore
const entities: Readonly<Record<string, string>> = {
  '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': '\u00a0', '&lrm;': '\u200e', '&rlm;': '\u200f', '&quot;': '"', '&#39;': "'",
}

/**
 * Writes the lines of one cue anew as WebVTT cue text: `<b>`, `<i>` and `<u>` stay and are closed, every other tag goes
 * and leaves its words, and everything else is escaped.
 *
 * @see https://www.w3.org/TR/webvtt1/#webvtt-cue-text
 */
export function writeCueText(lines: readonly string[]): string {
  // SubRip carries placing as {\an8}, which WebVTT would show.
  const source = lines.join('\n').replaceAll(/\{\\[^}]*\}/g, '')
  const open: string[] = []
  let written = ''
  for (const [token] of source.matchAll(/<\/?[a-z][^<>\n]{0,200}>|<\d[\d:.]*>|[^<]+|</gi)) {
    const tag = /^<(\/?)([a-z]+)(?:[\s./][^>]*)?>$/i.exec(token)
    const name = tag?.[2]?.toLowerCase() ?? ''
    if (!tag) written += /^<\d/.test(token) ? '' : escape(token)
    else if (!keptTags.has(name)) continue
    else if (tag[1] !== '/') {
      open.push(name)
      written += `<${name}>`
    } else if (open.at(-1) === name) {
      open.pop()
      written += `</${name}>`
    }
  }
  const closing = open.reverse().map((name) => `</${name}>`)
  return `${written}${closing.join('')}`.trim()
}

function escape(text: string): string {
  const plain = text.replaceAll(/&(?:amp|lt|gt|nbsp|lrm|rlm|quot|#39);/g, (entity) => entities[entity] ?? entity)
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
