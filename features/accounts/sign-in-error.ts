import type { ErrorCode } from '#core/errors.ts'

/** Reads the `error` that next-auth's own route puts into the address of the sign-in page. */
export function readSignInError(error: string | string[] | undefined): ErrorCode | null {
  if (error === undefined) return null
  if (error === 'SIGN_IN_LIMITED') return 'SIGN_IN_LIMITED'
  return error === 'CredentialsSignin' ? 'WRONG_CREDENTIALS' : 'INTERNAL'
}
