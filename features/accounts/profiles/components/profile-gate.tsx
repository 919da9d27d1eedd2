import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ErrorCode } from '#core/errors.ts'
import type { SwitchGuard } from '#features/accounts/profiles/decide-switch.ts'
import { pinLength } from '#features/accounts/profiles/schema.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextField } from '#ui/text-field.tsx'
import { DeviceField } from './device-field.tsx'

export type ProfileGateProps = {
  profile: { id: string }
  guard: Exclude<SwitchGuard, 'NONE'>
  callbackPath: string
  /** What the last attempt ended with. */
  error: ErrorCode | null
}

/** Asks for what stands before a profile. Plain forms: they work before and without scripts. */
export function ProfileGate({ profile, guard, callbackPath, error }: ProfileGateProps) {
  const t = useTranslations('profiles')
  const tError = useTranslations('errors')
  const form = (fields: ReactNode) => (
    <form method="post" action="/api/profiles/choose" className="grid gap-4">
      <input type="hidden" name="profileId" value={profile.id} />
      <input type="hidden" name="callbackUrl" value={callbackPath} />
      <DeviceField />
      {fields}
      <Button type="submit" isWide size="large">
        {t('gate.open')}
      </Button>
    </form>
  )
  const password = form(
    <TextField
      label={t('gate.password')}
      name="password"
      type="password"
      autoComplete="current-password"
      required
      maxLength={128}
    />,
  )
  return (
    <div className="grid gap-6">
      {error && (
        <Notice tone="danger" isAlert>
          {tError(error)}
        </Notice>
      )}
      {guard === 'PIN' ? (
        <>
          {form(
            <TextField
              label={t('gate.pin')}
              name="pin"
              type="password"
              inputMode="numeric"
              autoComplete="off"
              required
              autoFocus
              maxLength={pinLength.most}
            />,
          )}
          <details>
            <summary className="cursor-pointer text-muted hover:text-fg">{t('gate.instead')}</summary>
            <div className="mt-4">{password}</div>
          </details>
        </>
      ) : (
        password
      )}
      <Link href={`/profiles?${new URLSearchParams({ callbackUrl: callbackPath }).toString()}`} className="text-link">
        {t('backToChooser')}
      </Link>
    </div>
  )
}
