import type { Metadata } from 'next'
import { ButtonLink } from '#ui/button-link.tsx'
import { EmptyState } from '#ui/empty-state.tsx'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <div className="page-measure py-12">
      <h1 className="sr-only">Not found</h1>
      <EmptyState title="There is nothing here" action={<ButtonLink href="/browse">Browse the catalogue</ButtonLink>}>
        The address may be mistyped, or what was here has gone.
      </EmptyState>
    </div>
  )
}
