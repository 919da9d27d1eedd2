'use client'

import type { KeyboardEvent, ReactNode } from 'react'

/** Arrow keys between the boxes of a table, Shift to tick on the way, Ctrl or Command and A for all of them. */
export function SelectionKeys({ children }: { children: ReactNode }) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const from = event.target
    if (!(from instanceof HTMLInputElement) || from.type !== 'checkbox') return
    const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
    if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      const isAll = boxes.every(({ checked }) => checked)
      for (const box of boxes) box.checked = !isAll
      return
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = boxes[boxes.indexOf(from) + step]
    if (!next) return
    if (event.shiftKey) from.checked = next.checked = true
    next.focus()
  }
  return <div onKeyDown={onKeyDown}>{children}</div>
}
