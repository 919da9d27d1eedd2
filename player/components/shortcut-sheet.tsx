import type { RefObject } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { shortcutSheet } from '#player/shortcuts.ts'
import { still } from './still.ts'

type ShortcutSheetProps = {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** Where the sheet is put: inside the player, or full screen would hide it. */
  container: RefObject<HTMLElement | null>
  hasNext: boolean
}

/** All keys on one sheet; `?` opens it, Escape closes it. */
export function ShortcutSheet({ isOpen, onOpenChange, container, hasNext }: ShortcutSheetProps) {
  if (!isOpen || !container.current) return null
  const rows = shortcutSheet.filter(({ keys }) => hasNext || !keys.includes('N'))
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={onOpenChange}
      UNSTABLE_portalContainer={container.current}
      {...still}
      className="usher-player-overlay"
    >
      <Modal className="usher-player-sheet">
        <Dialog>
          <Heading slot="title">Keyboard shortcuts</Heading>
          <dl>
            {rows.map(({ keys, does }) => (
              <div key={does}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
          <button type="button" className="usher-player-action" onClick={() => onOpenChange(false)}>
            Close
          </button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
