import Link from 'next/link'
import { Badge } from '#ui/badge.tsx'
import { ButtonLink } from '#ui/button-link.tsx'
import type { Viewer } from '#features/accounts/session.ts'
import { SignOutForm } from './sign-out-form.tsx'
import { staffName } from './staff-name.ts'

/** Who is signed in, with the way to the account and out of it; or the way in. A native popover: no script needed. */
export function AccountMenu({ viewer }: { viewer: Viewer | null }) {
  if (!viewer) {
    return (
      <ButtonLink href="/sign-in" size="small" variant="secondary">
        Sign in
      </ButtonLink>
    )
  }
  const staff = staffName(viewer.role)
  return (
    <>
      {staff && (
        <span className="hidden sm:inline-flex">
          <Badge tone="accent">{staff}</Badge>
        </span>
      )}
      <button
        type="button"
        popoverTarget="account-menu"
        aria-label={`Account of ${viewer.name}`}
        className="grid size-10 cursor-pointer place-items-center rounded-full border border-line-strong bg-raised text-sm font-bold"
      >
        {initialsOf(viewer.name)}
      </button>
      <div
        id="account-menu"
        popover="auto"
        className="fixed top-15 right-[clamp(1rem,4vw,4rem)] left-auto m-0 w-64 rounded-panel border border-line bg-surface p-4 text-fg shadow-lift"
      >
        <p className="font-semibold">{viewer.name}</p>
        <p className="truncate text-sm text-muted">{viewer.email}</p>
        <div className="mt-3 grid gap-2 border-t border-line pt-3">
          <Link href="/account" className="rounded-md px-2 py-2 font-medium text-fg no-underline hover:bg-raised">
            Your account
          </Link>
          {staff && (
            <Link href="/admin" className="rounded-md px-2 py-2 font-medium text-fg no-underline hover:bg-raised">
              Staff area
            </Link>
          )}
          <SignOutForm />
        </div>
      </div>
    </>
  )
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}
