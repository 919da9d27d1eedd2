/** The bar's signs: 24 units square, drawn with lines in the colour of the text around them, and silent. */
const paths = {
  play: 'M7 4.6v14.8a.6.6 0 0 0 .9.5l12-7.4a.6.6 0 0 0 0-1L7.9 4.1a.6.6 0 0 0-.9.5Z',
  pause: 'M7.5 5h2.6v14H7.5zM13.9 5h2.6v14h-2.6z',
  next: 'M5 5.3v13.4l10-6.7zM18 5v14',
  previous: 'M19 5.3v13.4L9 12zM6 5v14',
  shuffle:
    'M3 7h3.5c4.5 0 5 10 9.5 10H21M3 17h3.5c1.6 0 2.7-1.2 3.6-2.8M13.4 9.3C14.2 8 15 7 16 7h5M18 4l3 3-3 3M18 14l3 3-3 3',
  repeat: 'M4 11V9.500A3.5 3.5 0 0 1 7.5 6H20M17 3l3 3-3 3M20 13v1.500a3.5 3.5 0 0 1-3.5 3.500H4M7 21l-3-3 3-3',
  queue: 'M4 6h16M4 11h16M4 16h9M16.5 14v6l5-3z',
  sound: 'M4 9.500v5h3.500L12 18.500v-13L7.5 9.500zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11',
  silence: 'M4 9.500v5h3.500L12 18.500v-13L7.5 9.500zM16 9.500l5 5M21 9.500l-5 5',
  close: 'M6 6l12 12M18 6L6 18',
  up: 'M6 15l6-6 6 6',
  down: 'M6 9l6 6 6-6',
  handle: 'M5 9h14M5 15h14',
} as const

export type BarSign = keyof typeof paths

const filled = new Set<BarSign>(['play', 'pause'])

export function BarGlyph({ sign, className = 'size-5' }: { sign: BarSign; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill={filled.has(sign) ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={`shrink-0 ${className}`}
    >
      <path d={paths[sign]} />
    </svg>
  )
}
