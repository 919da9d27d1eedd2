const messages = {
  MissingKey: 'Missing Key-Pair-Id query parameter or cookie value',
  InvalidKey: 'Unknown Key',
  MalformedPolicy: 'Malformed Policy',
  MalformedSignature: 'Could not unencode Signature',
  AccessDenied: 'Access denied',
} as const

/** The five codes with which CloudFront refuses a request for private content, all of them 403. */
export type RefusalCode = keyof typeof messages

/** The body of a refusal: one line, no newline at its end, as CloudFront sends it. */
export function refusalBody(code: RefusalCode): Buffer {
  return bodies[code]
}

function body(code: RefusalCode): Buffer {
  const error = `<Error><Code>${code}</Code><Message>${messages[code]}</Message></Error>`
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${error}`)
}

const bodies: Readonly<Record<RefusalCode, Buffer>> = {
  MissingKey: body('MissingKey'),
  InvalidKey: body('InvalidKey'),
  MalformedPolicy: body('MalformedPolicy'),
  MalformedSignature: body('MalformedSignature'),
  AccessDenied: body('AccessDenied'),
}
