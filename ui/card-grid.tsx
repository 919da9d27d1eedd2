import { Children, type ReactNode } from 'react'
import type { PosterShape } from './poster.tsx'

const columns: Record<PosterShape, string> = {
  wide: 'grid-cols-[repeat(auto-fill,minmax(min(100%,15.5rem),1fr))]',
  square: 'grid-cols-[repeat(auto-fill,minmax(min(45%,11rem),1fr))]',
  tall: 'grid-cols-[repeat(auto-fill,minmax(min(45%,10rem),1fr))]',
}

/** All cards of a list, as many in a row as fit. */
export function CardGrid({ shape = 'wide', children }: { shape?: PosterShape; children: ReactNode }) {
  return (
    <ul className={`grid gap-x-4 gap-y-8 ${columns[shape]}`}>
      {Children.toArray(children).map((card, index) => (
        <li key={index} className="min-w-0">
          {card}
        </li>
      ))}
    </ul>
  )
}
