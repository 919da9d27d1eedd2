import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { shortcutSheet } from '#player/shortcuts.ts'
import { still } from './still.ts'

type ShortcutSheetProps = {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** Where the sheet is put: inside the player, or full screen would hide it. */
  container: RefObject<HTMLElement | null>
  /** Keys for what this title has not got are left out. */
  has: { next: boolean; previous: boolean; intro: boolean }
}

/** All keys on one sheet; `?` opens it, Escape closes it. */
export function ShortcutSheet({ isOpen, onOpenChange, container, has }: ShortcutSheetProps) {
  const t = useTranslations('player.shortcuts')
  if (!isOpen || !container.current) return null
  const lacking = [!has.next && 'next', !has.previous && 'previous', !has.intro && 'skipIntro']
  const rows = shortcutSheet.filter(({ does }) => !lacking.includes(does))
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
          <Heading slot="title">{t('title')}</Heading>
          <dl>
            {rows.map(({ keys, does }) => (
              <div key={does}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key === 'space' ? t('space') : key}</kbd>
                  ))}
                </dt>
                <dd>{t(does)}</dd>
              </div>
            ))}
          </dl>
          <button type="button" className="usher-player-action" onClick={() => onOpenChange(false)}>
            {t('close')}
          </button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
