'use client'

import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <div className="page-measure py-12" role="alert">
      <EmptyState title="Something broke on our side" action={<Button onClick={reset}>Try again</Button>}>
        It has been noted{error.digest ? ` as ${error.digest}` : ''}. Nothing of yours is lost.
      </EmptyState>
    </div>
  )
}
