/** What a key asks of the player. */
export type PlayerCommand =
  | { do: 'togglePlay' | 'toggleMute' | 'toggleFullscreen' | 'toggleCaptions' | 'next' | 'showShortcuts' }
  | { do: 'seekBy'; seconds: number }
  | { do: 'seekToFraction'; fraction: number }
  | { do: 'changeVolume'; by: number }

/** The sheet's rows: keys as people read them, and what they do. */
export const shortcutSheet: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['Space', 'K'], does: 'Start or pause' },
  { keys: ['J', 'L'], does: 'Back or forward 10 seconds' },
  { keys: ['←', '→'], does: 'Back or forward 5 seconds' },
  { keys: ['↑', '↓'], does: 'Louder or quieter' },
  { keys: ['M'], does: 'Sound off or on' },
  { keys: ['F'], does: 'Full screen' },
  { keys: ['C'], does: 'Captions' },
  { keys: ['N'], does: 'Next title' },
  { keys: ['0', '9'], does: 'Jump to 0 % … 90 %' },
  { keys: ['?'], does: 'This sheet' },
]

const commands: Record<string, PlayerCommand> = {
  ' ': { do: 'togglePlay' },
  k: { do: 'togglePlay' },
  j: { do: 'seekBy', seconds: -10 },
  l: { do: 'seekBy', seconds: 10 },
  arrowleft: { do: 'seekBy', seconds: -5 },
  arrowright: { do: 'seekBy', seconds: 5 },
  arrowup: { do: 'changeVolume', by: 0.1 },
  arrowdown: { do: 'changeVolume', by: -0.1 },
  m: { do: 'toggleMute' },
  f: { do: 'toggleFullscreen' },
  c: { do: 'toggleCaptions' },
  n: { do: 'next' },
  '?': { do: 'showShortcuts' },
}

/** The command of a key press, or `null`: also where the key belongs to the element that has the focus. */
export function readCommand(event: KeyboardEvent): PlayerCommand | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null
  const key = event.key.toLowerCase()
  const target = event.composedPath()[0]
  if (target instanceof Element && ownsKey(target, key)) return null
  if (/^[0-9]$/.test(key)) return { do: 'seekToFraction', fraction: Number(key) / 10 }
  return commands[key] ?? null
}

/** Text fields own every key, menus and dialogs too; sliders own the arrows; buttons and links own Space. */
function ownsKey(target: Element, key: string): boolean {
  const isSlider = target.matches('input[type=range], [role=slider]')
  if (!isSlider && target.matches('input, select, textarea, [contenteditable=""], [contenteditable=true]')) return true
  if (target.closest('[role=menu], [role=menuitem], [role=menuitemradio], [role=dialog], [role=alertdialog]'))
    return true
  if (isSlider) return key.startsWith('arrow')
  if (key === ' ') return target.closest('button, a[href], [role=button], summary') !== null
  return key.startsWith('arrow') && target.closest('[data-rail]') !== null
}
