import { expect, test } from 'vitest'
import { createDistribution } from '#core/distribution/distribution.ts'
import { createBehaviourChoice } from './behaviour-choice.ts'

const choose = createBehaviourChoice(createDistribution({ appOrigins: [] }))

test.each([
  ['/library/films/a', 'library'],
  ['/library/', 'library'],
  ['/library', 'app'],
  ['/libraryx/a', 'app'],
  ['/Library/a', 'app'],
  ['//library/a', 'app'],
  ['/downloads/a/b', 'downloads'],
  ['/private/a/b', 'private'],
  ['/artwork/a', 'artwork'],
  ['/trailers/a', 'trailers'],
  ['/', 'app'],
  ['/watch/library/a', 'app'],
  ['/artwork/../library/a', 'library'],
  ['/artwork/%2e%2E/library/a', 'library'],
  ['/%6cibrary/a', 'library'],
  ['/./library/a', 'library'],
  ['/library/../artwork/a', 'artwork'],
  ['/library/..', 'app'],
  ['/../../library/a', 'library'],
  ['/artwork/..%2flibrary/a', 'artwork'],
])('%s belongs to %s', (path, name) => {
  expect(choose(path)?.name).toBe(name)
})
