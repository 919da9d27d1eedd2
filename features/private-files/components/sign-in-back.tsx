'use client'

import { usePathname } from 'next/navigation'
import { ButtonLink } from '#ui/button-link.tsx'

/** Leads to signing in and back to the very page: what is sent to a person by name opens for that person. */
export function SignInBack({ label }: { label: string }) {
  return (
    <ButtonLink href={`/sign-in?callbackUrl=${encodeURIComponent(usePathname())}`} variant="secondary" prefetch={false}>
      {label}
    </ButtonLink>
  )
}
