import { isRightToLeft } from './direction.ts'

type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

const itemSelector = '[data-rail-item]'
const railSelector = '[data-rail]'

/**
 * The card that an arrow key leads to: left and right inside the rail, up and down to the card nearest in the
 * neighbouring rail. `null` at an edge, or for any other key.
 */
export function cardTowards(key: string, from: HTMLElement): HTMLElement | null {
  const rail = from.closest<HTMLElement>(railSelector)
  if (!rail || !isDirection(key)) return null
  const forward = isRightToLeft(rail) ? 'ArrowLeft' : 'ArrowRight'
  if (key === 'ArrowLeft' || key === 'ArrowRight') return neighbour(cardsOf(rail), from, key === forward ? 1 : -1)

  const rails = [...document.querySelectorAll<HTMLElement>(railSelector)].filter((other) => cardsOf(other).length > 0)
  const next = neighbour(rails, rail, key === 'ArrowUp' ? -1 : 1)
  return next ? nearest(cardsOf(next), from) : null
}

function isDirection(key: string): key is Direction {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown'
}

function cardsOf(rail: HTMLElement): HTMLElement[] {
  return [...rail.querySelectorAll<HTMLElement>(itemSelector)]
}

function neighbour(all: HTMLElement[], from: HTMLElement, step: 1 | -1): HTMLElement | null {
  const index = all.indexOf(from)
  return index < 0 ? null : (all[index + step] ?? null)
}

function nearest(cards: HTMLElement[], from: HTMLElement): HTMLElement | null {
  const wanted = from.getBoundingClientRect().left
  const distance = (card: HTMLElement) => Math.abs(card.getBoundingClientRect().left - wanted)
  return cards.reduce<HTMLElement | null>(
    (best, card) => (best === null || distance(card) < distance(best) ? card : best),
    null,
  )
}
