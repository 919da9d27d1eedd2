import type { Figures } from './figures.ts'

/** The figures as a table for people: each row its rounds' min / median / max, the ratio, and whether it holds. */
export function writeTable(results: readonly Figures[]): string {
  const lines = results.flatMap(({ title, unit, first, second, ratio, bar, holds, note }) => [
    title,
    `    ${first.name.padEnd(44)} ${spread(first)} ${unit}`,
    `    ${second.name.padEnd(44)} ${spread(second)} ${unit}`,
    `    ${'ratio'.padEnd(44)} ${spread(ratio)}${bar ? `   wanted ${bar.kind} ${short(bar.ratio)}: ${holds ? 'holds' : 'FALLS SHORT'}` : ''}`,
    ...(note === null ? [] : [`    ${note}`]),
    '',
  ])
  return `${lines.join('\n')}\n`
}

function spread({ min, median, max }: { min: number; median: number; max: number }): string {
  return [min, median, max].map((value) => short(value).padStart(9)).join(' /')
}

function short(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en')
  return value >= 10 ? value.toFixed(1) : value.toPrecision(3)
}
