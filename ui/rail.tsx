'use client'

import { Children, useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { isRightToLeft } from './direction.ts'
import { BackIcon, ForwardIcon } from './icons.tsx'
import type { PosterShape } from './poster.tsx'
import { cardTowards } from './rail-keys.ts'

const widths: Record<PosterShape, string> = {
  wide: 'w-[min(72vw,19rem)] 2xl:w-[22rem]',
  square: 'w-[min(46vw,13rem)] 2xl:w-[15rem]',
  tall: 'w-[min(42vw,12rem)] 2xl:w-[14rem]',
}

export type RailProps = {
  title: string
  /** What the buttons for the mouse are called: "Scroll Films back". */
  scrollWords: { back: string; forward: string }
  /** Beside the title: a link to the whole list, say. */
  action?: ReactNode
  /** The shape of its cards; sets their width. */
  shape?: PosterShape
  /** `Card` elements. An empty rail renders nothing. */
  children: ReactNode
}

/** A row of cards. Arrow keys move inside it and between rails; buttons scroll it for the mouse. */
export function Rail({ title, scrollWords, action, shape = 'wide', children }: RailProps) {
  const headingId = useId()
  const list = useRef<HTMLUListElement>(null)
  const cards = Children.toArray(children)
  const isScrollable = useOverflow(list, cards.length)
  if (cards.length === 0) return null

  function scroll(step: number) {
    const row = list.current
    row?.scrollBy({ left: step * (isRightToLeft(row) ? -1 : 1) * row.clientWidth * 0.85 })
  }

  function moveFocus(event: KeyboardEvent<HTMLElement>) {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement)) return
    const card = cardTowards(event.key, event.target)
    if (!card) return
    event.preventDefault()
    card.focus({ preventScroll: true })
    card.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  return (
    <section aria-labelledby={headingId} data-rail="" onKeyDown={moveFocus} className="group/rail grid gap-3">
      <div className="page-measure flex items-end gap-4">
        <h2 id={headingId} className="text-heading">
          {title}
        </h2>
        {action}
        <div className={`ms-auto hidden gap-1 ${isScrollable ? 'pointer-fine:flex' : ''}`}>
          <ScrollButton label={scrollWords.back} onPress={() => scroll(-1)} icon={<BackIcon />} />
          <ScrollButton label={scrollWords.forward} onPress={() => scroll(1)} icon={<ForwardIcon />} />
        </div>
      </div>
      <ul ref={list} className="page-bleed flex gap-4 overflow-x-auto scroll-smooth pt-2 pb-5 [scrollbar-width:none]">
        {cards.map((card, index) => (
          <li key={index} className={`shrink-0 ${widths[shape]}`}>
            {card}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Whether the cards are wider than the window, now and after each change of either. */
function useOverflow(list: RefObject<HTMLUListElement | null>, cardCount: number): boolean {
  const [isWider, setWider] = useState(false)
  useEffect(() => {
    const row = list.current
    if (!row) return
    const observer = new ResizeObserver(() => setWider(row.scrollWidth > row.clientWidth + 1))
    observer.observe(row)
    return () => observer.disconnect()
  }, [list, cardCount])
  return isWider
}

type ScrollButtonProps = { label: string; onPress: () => void; icon: ReactNode }

/** For the mouse alone: the keyboard has the arrow keys, so it is no tab stop. */
function ScrollButton({ label, onPress, icon }: ScrollButtonProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      onClick={onPress}
      className="grid size-9 cursor-pointer place-items-center rounded-full text-muted hover:bg-raised hover:text-fg"
    >
      {icon}
    </button>
  )
}
