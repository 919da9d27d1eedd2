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
  WRONG_PASSWORD:       { status: 401, retryable: false, userMessage: 'That is not your password. Check it and try again.' },
  SIGN_IN_LIMITED:      { status: 429, retryable: true,  userMessage: 'Too many attempts to sign in. Wait 15 minutes, then try again; your password stays as it is.' },
  PASSWORD_LENGTH:      { status: 400, retryable: false, userMessage: 'Choose a password of 8 to 128 characters.' },
  SETUP_LINK_ENDED:     { status: 410, retryable: false, userMessage: 'This link was used already or has run out. Ask whoever sent it for a new one.' },
  REAUTHENTICATION_REQUIRED: { status: 403, retryable: false, userMessage: 'Confirm your password first: this needs it typed within the last ten minutes.' },
  WRONG_PIN:            { status: 401, retryable: false, userMessage: 'That is not the PIN of this profile. Try again, or use the password of the account.' },
  PIN_LIMITED:          { status: 429, retryable: true,  userMessage: 'Too many attempts at this PIN. Wait 15 minutes, or use the password of the account.' },
  PIN_FORMAT:           { status: 400, retryable: false, userMessage: 'Choose a PIN of 4 to 8 digits.' },
  PROFILE_NAME:         { status: 400, retryable: false, userMessage: 'Give the profile a name of 1 to 40 characters.' },
  PROFILE_LIMIT:        { status: 409, retryable: false, userMessage: 'An account has at most five profiles.' },
  LAST_UNRESTRICTED:    { status: 409, retryable: false, userMessage: 'One profile without a limit has to stay: nobody else could look after the account.' },
  CROSS_ORIGIN:         { status: 403, retryable: false, userMessage: 'This request did not come from the portal.' },
  FORBIDDEN:            { status: 403, retryable: false, userMessage: 'Your account cannot do that.' },
  NOT_IN_PLAN:          { status: 403, retryable: false, userMessage: 'This title is not part of your plan.' },
  PAYMENT_PAST_DUE:     { status: 403, retryable: false, userMessage: 'We could not take your last payment.' },
  MEMBERSHIP_ENDED:     { status: 403, retryable: false, userMessage: 'Your membership has ended. Your list and progress are kept.' },
  MEMBERSHIP_PAUSED:    { status: 403, retryable: false, userMessage: 'Your membership is paused.' },
  NOT_YET_AVAILABLE:    { status: 403, retryable: false, userMessage: 'This title is not available yet.' },
  NO_LONGER_AVAILABLE:  { status: 403, retryable: false, userMessage: 'This title has left the catalogue.' },
  NOT_FOUND:            { status: 404, retryable: false, userMessage: 'We could not find that.' },
  SHARE_CLOSED:         { status: 404, retryable: false, userMessage: 'This link opens nothing for you. It may be mistyped, withdrawn, or meant for somebody else.' },
  SHARE_ENDED:          { status: 410, retryable: false, userMessage: 'This link has run out. Ask whoever sent it for a new one.' },
  SHARE_NOT_YET:        { status: 403, retryable: true,  userMessage: 'This link does not open yet.' },
  SHARE_NETWORK:        { status: 403, retryable: false, userMessage: 'This link opens from certain network addresses only, and yours is not one of them.' },
  SHARE_PERSON:         { status: 400, retryable: false, userMessage: 'Nobody here has that email address. Check it, or share by link.' },
  SHARE_TIMES:          { status: 400, retryable: false, userMessage: 'Choose a length from 1 minute to 30 years, in whole numbers, and a start that lies before the end.' },
  SHARE_BEYOND_2038:    { status: 400, retryable: false, userMessage: 'A direct link can end at 2038-01-19 03:14:07 UTC at the latest: CloudFront counts time in 32 bits. Choose a shorter length, or share at the door.' },
  SHARE_SOURCE:         { status: 400, retryable: false, userMessage: 'Write one IPv4 address or network, such as 203.0.113.7 or 203.0.113.0/24.' },
  SHARE_UNCONFIRMED:    { status: 400, retryable: false, userMessage: 'Tick the box first: nobody can take a direct link back one by one.' },
  SHARE_DIRECT:         { status: 409, retryable: false, userMessage: 'A direct link has no door to close. Only removing its key ends it.' },
  FILE_NOT_READY:       { status: 409, retryable: true,  userMessage: 'This file is still being put in its place.' },
  FILE_NAME:            { status: 400, retryable: false, userMessage: 'That file has no name we can keep.' },
  FILE_SIZE:            { status: 413, retryable: false, userMessage: 'A file must hold from 1 byte to 5 GiB.' },
  UPLOAD_PART:          { status: 400, retryable: false, userMessage: 'That part does not belong to this upload.' },
  UPLOAD_INCOMPLETE:    { status: 409, retryable: true,  userMessage: 'Not all of the file has arrived yet.' },
  UPLOAD_ENDED:         { status: 410, retryable: false, userMessage: 'This upload is over. Choose the file again.' },
  UPLOADS_OFF:          { status: 503, retryable: false, userMessage: 'Uploads are not set up on this portal: UPLOAD_ACCESS_KEY_ID and BUCKET_NAME are missing.' },
  PREVIEW_OFF:          { status: 503, retryable: false, userMessage: 'Previews are not set up on this portal: PREVIEW_ACCESS_KEY_ID and BUCKET_NAME are missing.' },
  TOO_MANY_STREAMS:     { status: 409, retryable: true,  userMessage: 'Your account is playing on as many screens as your plan allows.' },
  ROTATION_UNDER_WAY:   { status: 409, retryable: true,  userMessage: 'A new key of this group is on its way already. Wait until it signs.' },
  KEY_GROUP_FULL:       { status: 409, retryable: true,  userMessage: 'This group has no place free for another key until one of its keys retires.' },
  KEY_ALREADY_OUT:      { status: 409, retryable: false, userMessage: 'This key has left its group already.' },
  TITLE_NOT_READY:      { status: 409, retryable: true,  userMessage: 'This title is still being prepared.' },
  STREAM_STOPPED:       { status: 410, retryable: false, userMessage: 'Playback was stopped from another device.' },
  GRANT_ENDED:          { status: 410, retryable: true,  userMessage: 'This screen gave up its place. Open the title again to go on.' },
  RATE_LIMITED:         { status: 429, retryable: true,  userMessage: 'Too many attempts. Wait a minute and try again.' },
  INTERNAL:             { status: 500, retryable: true,  userMessage: 'Something broke on our side. Try again in a moment.' },
  SERVICE_UNAVAILABLE:  { status: 503, retryable: true,  userMessage: 'The portal is briefly unavailable. We will go on by ourselves.' },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errorTable
