import type { Viewer } from '#features/accounts/session.ts'
import { Badge } from '#ui/badge.tsx'
import { SignOutForm } from './sign-out-form.tsx'
import { staffName } from './staff-name.ts'

/** Who is signed in, and the ways out: of this device, or of all of them. */
export function AccountOverview({ viewer }: { viewer: Viewer }) {
  const staff = staffName(viewer.role)
  return (
    <section aria-labelledby="you" className="grid gap-5 rounded-panel border border-line bg-surface p-6">
      <div>
        <div className="flex flex-wrap items-center gap-3">
          <h2 id="you" className="text-heading">
            {viewer.name}
          </h2>
          {staff && <Badge tone="accent">{staff}</Badge>}
        </div>
        <p className="mt-1 text-muted">{viewer.email}</p>
      </div>
      <div className="flex flex-wrap gap-3">
        <SignOutForm />
        <SignOutForm everywhere />
      </div>
      <p className="text-sm text-muted">
        Signing out everywhere ends every session of this account at once, this one too.
      </p>
    </section>
  )
}
