import { MediaChromeMenu, MediaChromeMenuItem, MediaSettingsMenuItem } from 'media-chrome/react/menu'
import { useEffect, useEffectEvent, useRef, type ComponentRef } from 'react'

type ChoiceMenuProps = {
  label: string
  choices: readonly { value: string; label: string }[]
  chosen: string
  onChoose: (value: string) => void
}

/** A row of the settings menu that opens a list to choose from. */
export function ChoiceMenu({ label, choices, chosen, onChoose }: ChoiceMenuProps) {
  const menu = useRef<ComponentRef<typeof MediaChromeMenu>>(null)
  const choose = useEffectEvent(onChoose)
  useEffect(() => {
    const element = menu.current as (HTMLElement & { value: string }) | null
    const onChange = () => choose(element?.value ?? '')
    element?.addEventListener('change', onChange)
    return () => element?.removeEventListener('change', onChange)
  }, [])
  return (
    <MediaSettingsMenuItem>
      {label}
      <MediaChromeMenu ref={menu} slot="submenu" hidden>
        <div slot="title">{label}</div>
        {choices.map(({ value, label: words }) => (
          <MediaChromeMenuItem key={value} type="radio" value={value} checked={value === chosen}>
            {words}
          </MediaChromeMenuItem>
        ))}
      </MediaChromeMenu>
    </MediaSettingsMenuItem>
  )
}
