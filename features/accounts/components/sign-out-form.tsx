import { useTranslations } from 'next-intl'
import { Button } from '#ui/button.tsx'

export type SignOutFormProps = {
  /** Ends the sessions on all devices, not this one alone. */
  everywhere?: boolean
}

/** Signs out by POST, so that no link or picture elsewhere can do it. */
export function SignOutForm({ everywhere = false }: SignOutFormProps) {
  const t = useTranslations('accounts.signOut')
  return (
    <form method="post" action="/api/sign-out">
      {everywhere && <input type="hidden" name="everywhere" value="1" />}
      <Button type="submit" variant="secondary" size="small">
        {t(everywhere ? 'everywhere' : 'here')}
      </Button>
    </form>
  )
}
