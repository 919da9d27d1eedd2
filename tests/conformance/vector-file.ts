import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const caseSchema = z.object({
  id: z.string(),
  /** The edge's clock, in epoch seconds. */
  now: z.number(),
  clientIp: z.string(),
  request: z.object({
    method: z.string(),
    scheme: z.enum(['http', 'https']),
    host: z.string(),
    target: z.string(),
    cookie: z.string().nullish(),
    /** Further headers, sent as they stand. */
    headers: z.record(z.string(), z.string()).optional(),
  }),
  /** `code` null: any refusal. The whole null: AWS does not say, and then it is refused. */
  expect: z.object({ status: z.number(), code: z.string().nullable() }).nullable(),
})

const fileSchema = z.object({
  errorBodies: z.record(z.string(), z.string()),
  keys: z.record(z.string(), z.object({ file: z.string() })),
  trustedKeyIds: z.array(z.string()),
  cases: z.array(caseSchema),
})

export type VectorCase = z.infer<typeof caseSchema>

/** A file of signing vectors, with the public keys that it trusts. */
export type VectorFile = {
  errorBodies: Record<string, string>
  cases: VectorCase[]
  trustedKeys: { keyId: string; publicKeyPem: string; group: string }[]
}

/** Reads a file of the vectors' schema; the PEM paths in it are relative to the file. */
export function readVectorFile(path: string): VectorFile {
  const { errorBodies, keys, trustedKeyIds, cases } = fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  const trustedKeys = trustedKeyIds.map((keyId) => {
    const file = keys[keyId]?.file
    if (file === undefined) throw new Error(`${path} trusts ${keyId} but names no file for it`)
    return { keyId, publicKeyPem: readFileSync(join(dirname(path), file), 'utf8'), group: 'playback' }
  })
  return { errorBodies, cases, trustedKeys }
}
