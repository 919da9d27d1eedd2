/** What the Authorization header of a signed request says, before anything of it is believed. */
export type Authorization = { credential: string; signedHeaders: string; signature: string }

/** The parts of a credential, `ACCESSKEYID/YYYYMMDD/region/service/aws4_request`. */
export type Credential = { accessKeyId: string; date: string; region: string; service: string; scope: string }

/** Reads `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`; `null` for any other form. */
export function parseAuthorization(header: string): Authorization | null {
  const fields = /^AWS4-HMAC-SHA256 +Credential=([^,\s]+), *SignedHeaders=([^,\s]+), *Signature=([0-9a-f]{64})$/.exec(
    header,
  )
  if (!fields) return null
  const [, credential = '', signedHeaders = '', signature = ''] = fields
  return { credential, signedHeaders, signature }
}

/** Reads a credential of exactly five parts; `null` otherwise. */
export function parseCredential(credential: string): Credential | null {
  const [accessKeyId, date, region, service, terminator, ...rest] = credential.split('/')
  if (!accessKeyId || !date || !region || !service || terminator !== 'aws4_request' || rest.length > 0) return null
  return { accessKeyId, date, region, service, scope: `${date}/${region}/${service}/aws4_request` }
}

/** Reads the list of signed headers: in order, each once, the host among them; `null` otherwise. */
export function parseSignedHeaders(list: string): string[] | null {
  const names = list.split(';')
  const isSorted = names.every((name, index) => index === 0 || (names[index - 1] ?? '') < name)
  return isSorted && names.includes('host') ? names : null
}
