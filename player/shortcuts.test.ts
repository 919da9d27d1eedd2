import { beforeEach, expect, test } from 'vitest'
import { readCommand, type PlayerCommand } from './shortcuts.ts'

beforeEach(() => {
  document.body.innerHTML = `
    <button id="button">Watch</button>
    <input id="field" type="text" />
    <input id="slider" type="range" />
    <div role="menu"><div id="item" role="menuitemradio" tabindex="0">720p</div></div>`
})

function press(key: string, targetId?: string, held: KeyboardEventInit = {}): PlayerCommand | null {
  let command: PlayerCommand | null = null
  const read = (event: KeyboardEvent) => {
    command = readCommand(event)
  }
  document.addEventListener('keydown', read, { once: true })
  const target = targetId ? document.getElementById(targetId) : document.body
  target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...held }))
  return command
}

test.each([
  [' ', { do: 'togglePlay' }],
  ['K', { do: 'togglePlay' }],
  ['j', { do: 'seekBy', seconds: -10 }],
  ['ArrowRight', { do: 'seekBy', seconds: 5 }],
  ['7', { do: 'seekToFraction', fraction: 0.7 }],
  ['?', { do: 'showShortcuts' }],
] as const)('%s on the page is a command', (key, command) => {
  expect(press(key)).toEqual(command)
})

test.each([
  ['k', 'field'],
  [' ', 'button'],
  ['ArrowLeft', 'slider'],
  ['ArrowDown', 'item'],
])('%s belongs to the %s that has the focus', (key, id) => {
  expect(press(key, id)).toBeNull()
})

test('other keys work from a button and from a slider', () => {
  expect([press('k', 'button'), press('m', 'slider')]).toEqual([{ do: 'togglePlay' }, { do: 'toggleMute' }])
})

test('keys held with Control, Command or Alt belong to the browser', () => {
  expect(press('f', undefined, { ctrlKey: true })).toBeNull()
})
