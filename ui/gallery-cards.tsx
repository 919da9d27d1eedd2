import { Card, type CardProps } from './card.tsx'
import { CardGrid } from './card-grid.tsx'
import { Rail } from './rail.tsx'

const films: CardProps[] = [
  { href: '#1', name: 'Night Ferry', artwork: null, progress: { fraction: 0.62, label: '38 min left' } },
  { href: '#2', name: 'Four Days Uphill', artwork: null, meta: '2026 · 1 h 42 min', lockedBy: 'Premium' },
  { href: '#3', name: 'Rooms Facing East', artwork: null, meta: '2025 · 52 min', preparing: 'Preparing, 40 %' },
  { href: '#4', name: 'Harbour Newsreel No. 14, the Long Title That Has to Be Cut Somewhere', artwork: null },
  { href: '#5', name: 'Small Weather', artwork: null, meta: 'S1 E3 · 24 min' },
  { href: '#6', name: 'Tide Tables', artwork: null, meta: '2024 · 1 h 8 min' },
  { href: '#7', name: 'The Lamp Room', artwork: null, meta: '2023 · 12 min' },
]

/** Cards in their states: in rails, as albums, in a grid. */
export function GalleryCards() {
  return (
    <>
      <Rail
        title="Continue watching"
        scrollWords={{ back: 'Scroll Continue watching back', forward: 'Scroll Continue watching forward' }}
        action={
          <a href="#all" className="text-link text-sm">
            See all
          </a>
        }
      >
        {films.map((film) => (
          <Card key={film.href} {...film} isEager />
        ))}
      </Rail>
      <Rail
        title="Albums"
        shape="square"
        scrollWords={{ back: 'Scroll Albums back', forward: 'Scroll Albums forward' }}
      >
        {films.map((film) => (
          <Card key={film.href} {...film} shape="square" progress={null} meta="8 tracks" />
        ))}
      </Rail>
      <section className="page-measure">
        <h2 className="mb-5 text-heading">All films</h2>
        <CardGrid>
          {films.slice(0, 4).map((film) => (
            <Card key={film.href} {...film} />
          ))}
        </CardGrid>
      </section>
    </>
  )
}
