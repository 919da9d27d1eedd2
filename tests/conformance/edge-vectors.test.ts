import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createKeyPair, createRsaPair } from './edge-fixture.ts'
import { writeFurtherCases } from './further-cases.ts'
import { runCases, runVectors } from './run-vectors.ts'
import { readVectorFile } from './vector-file.ts'

const path = fileURLToPath(new URL('vectors/cloudfront-signing.json', import.meta.url))

test('the edge agrees with every signing vector, and refuses each that AWS leaves open', async () => {
  const outcomes = await runVectors(path)
  expect(outcomes.filter(({ difference }) => difference !== null)).toEqual([])
  expect(outcomes).toHaveLength(175)
})

test('the edge agrees with further cases of ours, under other keys', async () => {
  const file = writeFurtherCases([createRsaPair('APKAEXAMPLELEGACY01'), createKeyPair('K3OTHEREC00001')])
  const outcomes = await runCases(file)
  expect(outcomes.filter(({ difference }) => difference !== null)).toEqual([])
  expect(outcomes.length).toBeGreaterThan(120)
})

test('the file holds what it is relied on for: acceptances, all five codes, open questions', () => {
  const { cases, errorBodies } = readVectorFile(path)
  const codes = new Set(cases.map((one) => one.expect?.code))
  for (const code of Object.keys(errorBodies)) expect(codes).toContain(code)
  expect(cases.filter((one) => one.expect?.status === 200).length).toBeGreaterThanOrEqual(50)
  expect(cases.filter((one) => one.expect === null)).toHaveLength(36)
})
