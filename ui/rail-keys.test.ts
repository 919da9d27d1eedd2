import { expect, test } from 'vitest'
import { cardTowards } from './rail-keys.ts'

function drawRail(direction: 'ltr' | 'rtl'): HTMLElement[] {
  const card = '<a data-rail-item="" href="#"></a>'
  document.body.innerHTML = `<div dir="${direction}"><section data-rail="">${card.repeat(3)}</section></div>`
  return [...document.querySelectorAll<HTMLElement>('[data-rail-item]')]
}

test.each([
  ['ltr', 'ArrowRight', 2],
  ['ltr', 'ArrowLeft', 0],
  ['rtl', 'ArrowRight', 0],
  ['rtl', 'ArrowLeft', 2],
] as const)('where text runs %s, %s leads from the second card to number %i', (direction, key, index) => {
  const cards = drawRail(direction)
  expect(cardTowards(key, cards[1]!)).toBe(cards[index])
})

test('at the edge of a rail an arrow leads nowhere', () => {
  const [first] = drawRail('ltr')
  expect(cardTowards('ArrowLeft', first!)).toBeNull()
})
