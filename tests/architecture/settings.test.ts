import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listSettingNames } from '#platform/env.ts'
import { portalSettingNames, projectFolder, readPortalSettings } from '#scripts/portal/settings.ts'

const example = readFileSync(join(projectFolder, '.env.example'), 'utf8')

/** Each variable that has a line of explanation right above it, and the value shown there. */
const explained = new Map(
  [...example.matchAll(/^# \S.{15,}\n#([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
)

test('.env.example explains every variable that a process reads', () => {
  expect(listSettingNames()).toContain('MEDIA_ORIGIN')
  expect(listSettingNames().filter((name) => !explained.has(name))).toEqual([])
})

test('.env.example explains every variable that the start sequence reads', () => {
  expect(portalSettingNames).toContain('USHER_HOME')
  expect(portalSettingNames.filter((name) => !explained.has(name))).toEqual([])
})

test('the values shown are the defaults: a copy with every line switched on starts the same portal', () => {
  const whole = readPortalSettings(Object.fromEntries(explained))
  expect(whole).toEqual(readPortalSettings({}))
  expect(readPortalSettings({ ...Object.fromEntries(explained), APP_PORT: '3999' })).not.toEqual(whole)
})

test('.env.example holds no value that is switched on', () => {
  const lines = example.split('\n')
  expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([])
})
