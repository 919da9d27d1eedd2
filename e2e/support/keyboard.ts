import type { Locator, Page } from '@playwright/test'
import { expect } from '#e2e/fixtures.ts'

/** Says whether what has the focus is on the screen with a ring around it, also inside shadow roots. */
function showsFocus(): boolean {
  let element = document.activeElement
  const chain: Element[] = []
  while (element) {
    chain.push(element)
    element = element.shadowRoot?.activeElement ?? null
  }
  const last = chain.at(-1)
  if (!last || last === document.body) return false
  const { top, bottom, left, right } = last.getBoundingClientRect()
  const isOnScreen = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
  const hasRing = chain.some((one) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
  })
  return isOnScreen && hasRing
}

/** Waits until whoever uses the keyboard sees where they are. */
export async function expectFocusSeen(page: Page, at: string): Promise<void> {
  await expect.poll(() => page.evaluate(showsFocus), `the focus is seen: ${at}`).toBe(true)
}

/** Goes on by Tab, or by another key, until `target` has the focus, which is seen there. */
export async function keyTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await expect(target).toBeVisible()
  const hasFocus = () => target.evaluate((element) => element.matches(':focus, :focus-within'))
  for (let presses = 0; presses < 80 && !(await hasFocus()); presses += 1) await page.keyboard.press(key)
  expect(await hasFocus(), `${String(target)} by ${key}`).toBe(true)
  await expectFocusSeen(page, String(target))
}
