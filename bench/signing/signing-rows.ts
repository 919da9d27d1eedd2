import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { getSignedUrl } from '@aws-sdk/cloudfront-signer'
import type { Row } from '#bench/bench-rows.ts'
import { compare } from '#bench/figures.ts'
import { planGrant } from '#core/media-access/grant.ts'
import { writeAccessPolicy } from '#core/media-access/policy.ts'
import { signPolicy } from '#platform/cdn.ts'

const hourSeconds = 3_600
const validitySeconds = 300
/** A segment of 6 s of video and one of audio, and what else an hour asks for: quality.md's own number. */
export const segmentsPerHour = 1_200
const now = new Date('2026-01-05T12:00:00Z')

/** Renewals of one viewer who watches for an hour, at the middle of the random factor. */
export const renewalsPerHour = Math.ceil(
  hourSeconds / (planGrant({ now, validitySeconds, accessEndsAt: null, random: 0.5 })?.renewAfterSeconds ?? 1),
)

const viewers = 10_000

/** Renewals in each second of an hour, of viewers who all started in the same one. */
function countRenewals(): number[] {
  const bySecond = new Array<number>(hourSeconds).fill(0)
  for (let viewer = 0; viewer < viewers; viewer++) {
    let at = 0
    while (at < hourSeconds) {
      at += planGrant({ now, validitySeconds, accessEndsAt: null, random: Math.random() })?.renewAfterSeconds ?? 1
      const second = Math.floor(at)
      if (second < hourSeconds) bySecond[second] = (bySecond[second] ?? 0) + 1
    }
  }
  return bySecond
}

const renewalSpread: Row = {
  name: 'renewal-spread',
  async run({ rounds }) {
    let bySecond: number[] = []
    const afterFirstRound = Math.ceil(validitySeconds / 2)
    const busiest = (): Promise<number> => {
      bySecond = countRenewals().slice(afterFirstRound)
      return Promise.resolve(Math.max(...bySecond))
    }
    const mean = async (): Promise<number> => {
      if (bySecond.length === 0) await busiest()
      return bySecond.reduce((sum, count) => sum + count, 0) / bySecond.length
    }
    return [
      await compare(
        {
          title: `renewals of ${viewers.toLocaleString('en')} viewers who started in the same second, over an hour`,
          unit: 'renewals/s',
          first: { name: 'busiest second after the first round', measure: busiest },
          second: { name: 'mean second', measure: mean },
          bar: { kind: 'at most', ratio: 3 },
          note: 'Times from planGrant itself, with a random factor for each renewal.',
        },
        rounds,
      ),
    ]
  },
}

/** CPU of this process for `times` calls, in milliseconds; the calls do not wait for anything. */
function cpuMilliseconds(times: number, work: () => void): number {
  const before = process.cpuUsage()
  for (let count = 0; count < times; count++) work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function signatures(
  name: string,
  peer: string,
  key: (pair: { object: KeyObject; pem: string }) => string | KeyObject,
): Row {
  return {
    name,
    async run({ rounds }) {
      const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
      const pem = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
      const signer = { keyPairId: 'K2BENCH0000001', privateKey: ec.privateKey }
      const resource = 'https://media.example/library/films/*'
      const perSegment = {
        dateLessThan: new Date(now.getTime() + validitySeconds * 1000).toISOString(),
        keyPairId: signer.keyPairId,
        // As platform/cdn.ts does: the signer hands the key to node:crypto, which takes both.
        privateKey: key({ object: rsa.privateKey, pem }) as string,
      }
      let segment = 0
      const grants = 100
      return [
        await compare(
          {
            title: 'signing alone, CPU for one viewer-hour',
            unit: 'ms',
            first: {
              name: `${1 + renewalsPerHour} EC grants (one and its renewals)`,
              measure: () => {
                const milliseconds = cpuMilliseconds((1 + renewalsPerHour) * grants, () => {
                  const policy = writeAccessPolicy({
                    resource,
                    expiresAt: new Date(now.getTime() + validitySeconds * 1000),
                  })
                  // A key held here signs before the call returns.
                  if (policy.ok) void signPolicy(policy.value, signer, 'SHA256')
                })
                return Promise.resolve(milliseconds / grants)
              },
            },
            second: {
              name: `${segmentsPerHour.toLocaleString('en')} RSA signed URLs, ${peer}`,
              measure: () =>
                Promise.resolve(
                  cpuMilliseconds(segmentsPerHour, () => {
                    getSignedUrl({ url: `https://media.example/library/films/0a/v/${++segment}.m4s`, ...perSegment })
                  }),
                ),
            },
            bar: { kind: 'at most', ratio: 1 / 20 },
            note: 'Without the request around it; the row "authorise" has that.',
          },
          rounds,
        ),
      ]
    },
  }
}

export const signingRows: Row[] = [
  renewalSpread,
  signatures('signatures', 'the key as PEM text', ({ pem }) => pem),
  signatures('signatures-parsed', 'the key parsed once', ({ object }) => object),
]
