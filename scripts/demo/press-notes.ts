import type { DemoTitle } from './catalogue.ts'

const pageWidth = 595
const pageHeight = 842
const margin = 64
const ink = '0.12 0.10 0.09'
const amber = '0.82 0.55 0.16'

type Line = { text: string; font: 'F1' | 'F2' | 'F3'; size: number; gap: number; colour?: string }

/**
 * Writes the press notes of a demo title as one page of PDF 1.4: its name, its facts, its synopsis and what is behind it.
 * Made by hand, for the demo needs a real document and no library that writes them.
 *
 * @see ISO 32000-1 §7.5 (file structure), §9.6.2 (the standard fonts)
 */
export function writePressNotes(title: DemoTitle, about: readonly string[]): Buffer {
  const facts = [String(title.year), ...title.genres].join(', ')
  const lines: Line[] = [
    { text: 'PRESS NOTES', font: 'F2', size: 9, gap: 0, colour: amber },
    { text: title.name, font: 'F3', size: 34, gap: 44 },
    { text: `${facts}. ${title.credit}.`, font: 'F1', size: 11, gap: 26, colour: '0.4 0.37 0.34' },
    ...paragraph(title.synopsis, 'F3', 15, 21, 34, 62),
    ...about.flatMap((text) => paragraph(text, 'F1', 11, 16, 28, 84)),
    { text: 'Drawn, scored and written for this portal. Free to pass on.', font: 'F2', size: 9, gap: 44 },
  ]
  return writeDocument(writePage(lines), `${title.name}: press notes`)
}

function paragraph(text: string, font: Line['font'], size: number, leading: number, before: number, width: number) {
  return wrap(text, width).map((line, index) => ({ text: line, font, size, gap: index === 0 ? before : leading }))
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function writePage(lines: Line[]): string {
  let y = pageHeight - 96
  const shown = lines.map(({ text, font, size, gap, colour = ink }) => {
    y -= gap
    return `BT /${font} ${size} Tf ${colour} rg ${margin} ${y} Td (${escapeText(text)}) Tj ET`
  })
  const band = `${amber} rg 0 ${pageHeight - 14} ${pageWidth} 14 re f`
  return [band, ...shown].join('\n')
}

// WinAnsiEncoding has these quotation marks and dashes at places of its own (ISO 32000-1, Annex D.2).
const winAnsi = new Map([
  ['“', 0x93],
  ['”', 0x94],
  ['’', 0x92],
  ['–', 0x96],
])

function escapeText(text: string): string {
  return Array.from(text, (letter) => {
    const code = winAnsi.get(letter) ?? letter.charCodeAt(0)
    if (code > 0xff) return '?'
    if (code > 0x7e) return `\\${code.toString(8)}`
    return '()\\'.includes(letter) ? `\\${letter}` : letter
  }).join('')
}

function writeDocument(content: string, name: string): Buffer {
  const font = (base: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${base} /Encoding /WinAnsiEncoding >>`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageWidth} ${pageHeight}] /Contents 4 0 R ` +
      '/Resources << /Font << /F1 5 0 R /F2 6 0 R /F3 7 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    font('Times-Roman'),
    `<< /Title (${escapeText(name)}) /Creator (Usher) >>`,
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = file.length
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 8 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}
