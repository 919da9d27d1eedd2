type ErrorEntry = {
  status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 429 | 500 | 503
  userMessage: string
  retryable: boolean
}

/** The one table of expected failures: status, words and retry. Nobody writes a status or a sentence by hand. */
// prettier-ignore
export const errorTable = {
  INVALID_INPUT:        { status: 400, retryable: false, userMessage: 'That request is not in the form we expect.' },
  IPV4_REQUIRED:        { status: 403, retryable: false, userMessage: 'This library needs an IPv4 connection. Turn off IPv6 or use another network.' },
  UNAUTHENTICATED:      { status: 401, retryable: false, userMessage: 'Sign in to watch.' },
  WRONG_CREDENTIALS:    { status: 401, retryable: false, userMessage: 'That email and password do not match. Check both and try again.' },
  SIGN_IN_LIMITED:      { status: 429, retryable: true,  userMessage: 'Too many attempts to sign in. Wait 15 minutes, then try again; your password stays as it is.' },
  PASSWORD_LENGTH:      { status: 400, retryable: false, userMessage: 'Choose a password of 8 to 128 characters.' },
  SETUP_LINK_ENDED:     { status: 410, retryable: false, userMessage: 'This link was used already or has run out. Ask whoever sent it for a new one.' },
  CROSS_ORIGIN:         { status: 403, retryable: false, userMessage: 'This request did not come from the portal.' },
  FORBIDDEN:            { status: 403, retryable: false, userMessage: 'Your account cannot do that.' },
  NOT_IN_PLAN:          { status: 403, retryable: false, userMessage: 'This title is not part of your plan.' },
  PAYMENT_PAST_DUE:     { status: 403, retryable: false, userMessage: 'We could not take your last payment.' },
  MEMBERSHIP_ENDED:     { status: 403, retryable: false, userMessage: 'Your membership has ended. Your list and progress are kept.' },
  MEMBERSHIP_PAUSED:    { status: 403, retryable: false, userMessage: 'Your membership is paused.' },
  NOT_YET_AVAILABLE:    { status: 403, retryable: false, userMessage: 'This title is not available yet.' },
  NO_LONGER_AVAILABLE:  { status: 403, retryable: false, userMessage: 'This title has left the catalogue.' },
  NOT_FOUND:            { status: 404, retryable: false, userMessage: 'We could not find that.' },
  TOO_MANY_STREAMS:     { status: 409, retryable: true,  userMessage: 'Your account is playing on as many screens as your plan allows.' },
  TITLE_NOT_READY:      { status: 409, retryable: true,  userMessage: 'This title is still being prepared.' },
  STREAM_STOPPED:       { status: 410, retryable: false, userMessage: 'Playback was stopped from another device.' },
  GRANT_ENDED:          { status: 410, retryable: true,  userMessage: 'This screen gave up its place. Open the title again to go on.' },
  RATE_LIMITED:         { status: 429, retryable: true,  userMessage: 'Too many attempts. Wait a minute and try again.' },
  INTERNAL:             { status: 500, retryable: true,  userMessage: 'Something broke on our side. Try again in a moment.' },
  SERVICE_UNAVAILABLE:  { status: 503, retryable: true,  userMessage: 'The portal is briefly unavailable. We will go on by ourselves.' },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errorTable
