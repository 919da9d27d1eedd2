'use client'

import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { classList } from './class-list.ts'
import { CloseIcon } from './icons.tsx'

export type DialogProps = {
  title: string
  isOpen: boolean
  /** Called by Escape, the close button and a press outside. */
  onOpenChange: (isOpen: boolean) => void
  /** `alertdialog` where a decision is needed before anything goes on. */
  role?: 'dialog' | 'alertdialog'
  children: ReactNode
  /** Buttons at the end, the main one last. */
  actions?: ReactNode
  /** Room for a picture. */
  isWide?: boolean
  /** The word of the button that closes it. */
  closeLabel: string
}

/** A modal dialog: keeps the focus inside, gives it back when closed. */
export function Dialog({
  title,
  isOpen,
  onOpenChange,
  role = 'dialog',
  children,
  actions,
  closeLabel,
  ...rest
}: DialogProps) {
  const { isWide = false } = rest
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={role === 'dialog'}
      className="fixed inset-0 z-50 grid place-items-center overflow-y-auto bg-scrim p-4"
    >
      <Modal
        className={classList(
          'w-full rounded-panel border border-line bg-surface text-fg shadow-lift',
          isWide ? 'max-w-5xl' : 'max-w-lg',
        )}
      >
        <AriaDialog role={role} className="grid gap-4 p-6 outline-none">
          <div className="flex items-start gap-4">
            <Heading slot="title" className="flex-1 text-title">
              {title}
            </Heading>
            <button
              type="button"
              aria-label={closeLabel}
              onClick={() => onOpenChange(false)}
              className="-me-2 -mt-1 grid size-10 cursor-pointer place-items-center rounded-full text-muted hover:bg-raised hover:text-fg"
            >
              <CloseIcon className="size-5" />
            </button>
          </div>
          <div>{children}</div>
          {actions && <div className="flex flex-wrap justify-end gap-3">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
