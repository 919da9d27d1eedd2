import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { requestRemoval, requestRotation } from '#features/signing-keys/commands.ts'
import { getDatabase } from '#platform/database.ts'
import { openKeyHarness, type KeyHarness } from '#tests/integration/support/key-harness.ts'
import { createFilm, createMember } from '#tests/integration/support/people-and-films.ts'
import { advanceKeys } from '#worker/signing-keys/advance-keys.ts'
import { createViewer, type Viewer } from './support/viewer.ts'

const isFull = process.env['USHER_TEST_SCALE'] === 'full'
/** All clocks run this much faster than the wall's, the edge's delay included: the same course in less time. */
const speed = isFull ? 2 : 8
const viewerCount = isFull ? 20 : 8
const leastRequests = isFull ? 2_000 : 600
const propagationSeconds = 5
const validitySeconds = 60
const segmentCount = 20

const startedAt = Date.now()
const clock = () => new Date(startedAt + (Date.now() - startedAt) * speed)

let harness: KeyHarness
let film: Awaited<ReturnType<typeof createFilm>>
beforeAll(async () => {
  harness = await openKeyHarness({ propagationMilliseconds: (propagationSeconds * 1_000) / speed, clock })
  film = await createFilm(harness.database, { library: { validitySeconds } })
  for (let number = 0; number < segmentCount; number++) {
    const key = `library/${film.library.slug}/${film.assetId}/seg-${number}.m4s`
    await harness.storage.putText(key, 'media '.repeat(400), { contentType: 'video/mp4' })
  }
}, 60_000)
afterAll(async () => {
  await getDatabase().$disconnect()
  await harness.close()
})

async function openViewers(): Promise<Viewer[]> {
  const folder = `${harness.mediaOrigin}/library/${film.library.slug}/${film.assetId}`
  const segments = Array.from({ length: segmentCount }, (_item, number) => `${folder}/seg-${number}.m4s`)
  return Promise.all(
    Array.from({ length: viewerCount }, async () => {
      const member = await createMember(harness.database, film.library.id, clock())
      return createViewer({ member, playableId: film.playableId, segments, clock })
    }),
  )
}

const signingKeyId = async () => {
  const key = await harness.database.signingKey.findFirstOrThrow({ where: { keyGroup: 'PLAYBACK', status: 'SIGNING' } })
  return key.publicKeyId ?? ''
}

/** The worker's part, again and again until `isDone`. */
async function advanceUntil(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) {
    await advanceKeys(harness.context, 'PLAYBACK')
    await delay(50)
  }
}

async function rotate(): Promise<void> {
  const before = await signingKeyId()
  // A group that has no place yet has one when its oldest key retires.
  await advanceUntil(async () => (await requestRotation('PLAYBACK', 'EC_P256', harness.request())).ok)
  await advanceUntil(async () => (await signingKeyId()) !== before)
}

test(
  'three rotations refuse nobody; after an emergency removal everybody goes on within one renewal',
  { timeout: isFull ? 900_000 : 180_000 },
  async () => {
    const viewers = await openViewers()
    const playing = new AbortController()
    const players = Promise.all(viewers.map((viewer) => viewer.play(playing.signal)))
    const total = () => viewers.reduce((sum, { counts }) => sum + counts.requests, 0)
    const refused = () => viewers.reduce((sum, { counts }) => sum + counts.refused, 0)

    const everybodyPlaysUnder = (key: string) =>
      advanceUntil(() => Promise.resolve(viewers.every(({ keyId }) => keyId() === key)))
    for (let count = 0; count < 3; count++) {
      await rotate()
      await everybodyPlaysUnder(await signingKeyId())
    }
    await advanceUntil(async () => viewers.every(({ counts }) => counts.renewals >= 3) && total() >= leastRequests)
    expect(refused(), 'refused over three rotations').toBe(0)
    const keysSeen = new Set(viewers.flatMap(({ counts }) => [...counts.keyIds]))
    expect(keysSeen.size, 'keys that viewers played under').toBe(4)
    const planned = { requests: total(), renewals: viewers.map(({ counts }) => counts.renewals) }

    const compromised = await signingKeyId()
    expect(await requestRemoval(compromised, harness.request())).toMatchObject({ ok: true })
    const isOut = async () => !(await harness.readCloudFront('PLAYBACK')).group.includes(compromised)
    await advanceUntil(isOut)
    await delay((propagationSeconds * 1_000) / speed)
    const marks = viewers.map(({ counts }) => counts.requests)
    await advanceUntil(() =>
      Promise.resolve(viewers.every(({ counts }, index) => counts.requests > (marks[index] ?? 0) + 20)),
    )
    playing.abort()
    await players
    expect(refused(), 'control: the removal is felt').toBeGreaterThan(0)
    for (const { counts, keyId } of viewers) {
      expect(keyId(), 'the key of the last grant').not.toBe(compromised)
      expect(counts.refused, 'one refusal at the most, then a renewal').toBeLessThanOrEqual(1)
      expect(counts.refusedAfterRenewal, 'refused with fresh cookies').toBe(0)
    }
    process.stdout.write(
      `rotation: ${viewerCount} viewers, ${planned.requests} requests over three rotations, 0 refused, ` +
        `${Math.min(...planned.renewals)} renewals or more each; ` +
        `emergency: ${refused()} requests refused once, none after a renewal\n`,
    )
  },
)
