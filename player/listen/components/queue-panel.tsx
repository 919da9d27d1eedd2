import { useTranslations } from 'next-intl'
import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import type { ListenState } from '#player/listen/listen-state.ts'
import type { Listener } from '#player/listen/listener.ts'
import type { Entry } from '#player/listen/queue.ts'
import { BarButton } from './bar-button.tsx'
import { BarGlyph } from './bar-glyphs.tsx'

export type QueuePanelProps = { listener: Listener; state: ListenState; say: (words: string) => void }

/** The order of playing: gone to, taken out, and moved by its handles, with a finger, a mouse or the arrow keys. */
export function QueuePanel({ listener, state, say }: QueuePanelProps) {
  const t = useTranslations('listen.queue')
  const list = useRef<HTMLOListElement>(null)
  const { entries, at } = state.queue

  function move(entry: Entry, to: number): void {
    if (to < 0 || to >= entries.length) return
    listener.move(entry.key, to)
    say(t('moved', { name: entry.track.name, place: to + 1, count: entries.length }))
  }
  function moveByKey(event: KeyboardEvent, entry: Entry, index: number): void {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (by === 0) return
    event.preventDefault()
    move(entry, index + by)
  }
  /** Where the pointer is, the held entry is at once. */
  function moveByPointer(event: PointerEvent, entry: Entry, index: number): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const rows = [...(list.current?.children ?? [])]
    const over = rows.findIndex((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      return event.clientY >= top && event.clientY < bottom
    })
    if (over >= 0 && over !== index) move(entry, over)
  }

  /** The button that was pressed is gone with its row: the keyboard goes on from the row in its place. */
  function focusRow(index: number) {
    const rows = list.current?.children
    const row = rows?.[Math.min(index, rows.length - 1)]
    row?.querySelector<HTMLElement>('button:last-child')?.focus()
  }

  return (
    <section aria-label={t('heading')} className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)]">
      <header className="flex items-center gap-3 px-4 py-2">
        <h2 className="flex-1 text-heading">{t('heading')}</h2>
        <button
          type="button"
          disabled={entries.length < 2}
          onClick={() => {
            listener.clearRest()
            say(t('cleared'))
          }}
          className="min-h-9 cursor-pointer rounded-control px-3 text-sm font-semibold text-muted hover:bg-raised hover:text-fg disabled:cursor-default disabled:opacity-40"
        >
          {t('clear')}
        </button>
      </header>
      {/* A scrolled list is reached by keyboard through its buttons. */}
      <ol ref={list} className="overflow-y-auto overscroll-contain px-2 pb-2">
        {entries.map((entry, index) => (
          <li
            key={entry.key}
            aria-current={index === at ? 'true' : undefined}
            className={`flex items-center gap-1 rounded-control pe-1 ${index === at ? 'bg-raised' : ''}`}
          >
            <button
              type="button"
              aria-label={t('move', { name: entry.track.name })}
              title={t('moveHint')}
              onKeyDown={(event) => moveByKey(event, entry, index)}
              onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
              onPointerMove={(event) => moveByPointer(event, entry, index)}
              className="grid size-9 shrink-0 cursor-grab touch-none place-items-center rounded-full text-muted hover:text-fg active:cursor-grabbing"
            >
              <BarGlyph sign="handle" className="size-4" />
            </button>
            <button
              type="button"
              onClick={() => listener.goToKey(entry.key)}
              className="min-h-11 min-w-0 flex-1 cursor-pointer py-1 text-start"
            >
              <span className={`block truncate text-sm font-medium ${index === at ? 'text-accent-fg' : ''}`}>
                {entry.track.name}
              </span>
              <span className="block truncate text-xs text-muted">{entry.track.artist ?? entry.track.album}</span>
            </button>
            <BarButton
              size="small"
              sign="close"
              label={t('remove', { name: entry.track.name })}
              onPress={() => {
                listener.remove(entry.key)
                say(t('removed', { name: entry.track.name }))
                requestAnimationFrame(() => focusRow(index))
              }}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}
