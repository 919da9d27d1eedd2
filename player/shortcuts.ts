/** What a key asks of the player. */
export type PlayerCommand =
  | { do: 'togglePlay' | 'toggleMute' | 'toggleFullscreen' | 'toggleCaptions' | 'next' | 'previous' | 'skipIntro' }
  | { do: 'showShortcuts' }
  | { do: 'seekBy'; seconds: number }
  | { do: 'seekToFraction'; fraction: number }
  | { do: 'changeVolume'; by: number }
  | { do: 'changeSpeed'; by: -1 | 1 }
  | { do: 'stepFrame'; by: -1 | 1 }

/** The sheet's rows: keys as people read them (`space` has a name of its own), and the message that says what they do. */
export const shortcutSheet = [
  { keys: ['space', 'K'], does: 'togglePlay' },
  { keys: ['J', 'L'], does: 'seekTen' },
  { keys: ['←', '→'], does: 'seekFive' },
  { keys: [',', '.'], does: 'frame' },
  { keys: ['0', '9'], does: 'fraction' },
  { keys: ['↑', '↓'], does: 'volume' },
  { keys: ['M'], does: 'mute' },
  { keys: ['C'], does: 'captions' },
  { keys: ['<', '>'], does: 'speed' },
  { keys: ['F'], does: 'fullScreen' },
  { keys: ['S'], does: 'skipIntro' },
  { keys: ['N'], does: 'next' },
  { keys: ['P'], does: 'previous' },
  { keys: ['?'], does: 'sheet' },
] as const satisfies readonly { keys: readonly string[]; does: string }[]

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
  p: { do: 'previous' },
  s: { do: 'skipIntro' },
  ',': { do: 'stepFrame', by: -1 },
  '.': { do: 'stepFrame', by: 1 },
  '<': { do: 'changeSpeed', by: -1 },
  '>': { do: 'changeSpeed', by: 1 },
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
