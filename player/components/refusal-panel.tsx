import { useTranslations } from 'next-intl'
import { useState, type RefObject } from 'react'
import type { GrantKeeper } from '#player/grant-keeper.ts'
import type { PlayerRefusal } from '#player/keeper-state.ts'
import { describeRefusal, type RefusalAction } from '#player/refusal-words.ts'
import type { PlayerProps } from './player.tsx'
import type { Picture } from './use-playback.ts'
import { still } from './still.ts'

type RefusalPanelProps = {
  refusal: PlayerRefusal
  keeper: GrantKeeper
  picture: RefObject<Picture | null>
  player: PlayerProps
}

/** Why playback stands still, over the still picture, with what can be done about it. */
export function RefusalPanel({ refusal, keeper, picture, player }: RefusalPanelProps) {
  // The place is read once: the panel says where playback stopped, not where a cleared element stands.
  const [positionSeconds] = useState(() => picture.current?.media.currentTime || player.startAt || 0)
  const { signInUrl, links = {} } = player
  const tongue = { t: useTranslations('player'), ofErrors: useTranslations('errors') }
  const words = describeRefusal(tongue, refusal, positionSeconds, {
    ...{ signIn: signInUrl, plans: '/plans', account: '/account', browse: '/browse' },
    ...links,
  })

  return (
    <div {...still} className="usher-player-refusal">
      <div role="alert">
        <p>{words.message}</p>
        <div className="usher-player-actions">
          {words.actions.map((action) => (
            <Action key={action.label} action={action} keeper={keeper} />
          ))}
        </div>
      </div>
    </div>
  )
}

function Action({ action, keeper }: { action: RefusalAction; keeper: GrantKeeper }) {
  const [isBusy, setBusy] = useState(false)
  if (action.kind === 'link') {
    return (
      <a href={action.href} className="usher-player-action">
        {action.label}
      </a>
    )
  }
  async function act(): Promise<void> {
    if (action.kind === 'reload') return location.reload()
    if (action.kind !== 'stop') return keeper.retry()
    setBusy(true)
    await keeper.stopDevice(action.grantId)
    setBusy(false)
  }
  return (
    <button type="button" className="usher-player-action" disabled={isBusy} onClick={() => void act()}>
      {action.label}
    </button>
  )
}
