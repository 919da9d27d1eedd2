import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type AxeResults = { violations: { id: string; nodes: { target: unknown }[] }[] }

/**
 * What axe finds wrong on a page as it stands, by WCAG 2.2 AA: each rule with where it is broken; empty when clean.
 *
 * @param look `colours` looks at contrast alone: all that another theme changes.
 */
export async function findAccessibilityFaults(page: Page, look: 'everything' | 'colours' = 'everything') {
  await page.evaluate(axeSource)
  const runOnly = look === 'everything' ? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] : ['color-contrast']
  const { violations } = (await page.evaluate(
    (only) => (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run(only),
    { runOnly },
  )) as AxeResults
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`)
}
