'use client'

import { useState, type MouseEvent } from 'react'
import { buttonStyle } from '#ui/button-style.ts'
import { Dialog } from '#ui/dialog.tsx'
import { TrailerIcon } from '#ui/icons.tsx'
import { TrailerPlayer } from './trailer-player.tsx'

export type TrailerDialogProps = {
  /** The trailer's own page. */
  href: string
  url: string
  posterUrl: string | null
  words: { trailer: string; trailerOf: string; close: string; broken: string }
}

/** A link that opens the trailer in front of the page; with a modifier key, or without scripts, it is a link. */
export function TrailerDialog({ href, url, posterUrl, words }: TrailerDialogProps) {
  const [isOpen, setOpen] = useState(false)
  function open(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    setOpen(true)
  }
  return (
    <>
      <a href={href} onClick={open} aria-haspopup="dialog" className={buttonStyle({ variant: 'secondary' })}>
        <TrailerIcon className="size-5" />
        {words.trailer}
      </a>
      <Dialog title={words.trailerOf} isOpen={isOpen} onOpenChange={setOpen} isWide closeLabel={words.close}>
        <TrailerPlayer url={url} posterUrl={posterUrl} label={words.trailerOf} broken={words.broken} isStarting />
      </Dialog>
    </>
  )
}
