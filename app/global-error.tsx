'use client'

import './globals.css'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'

type GlobalErrorProps = { error: Error & { digest?: string } }

/** Stands in for the whole page when even its frame cannot be drawn, as while the database is away. */
export default function GlobalError({ error }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <title>Briefly unavailable · Usher</title>
        <main className="page-measure py-12" role="alert">
          <EmptyState
            title="The portal is briefly unavailable"
            action={<Button onClick={() => window.location.reload()}>Try again</Button>}
          >
            We are on it{error.digest ? ` (${error.digest})` : ''}. Nothing of yours is lost.
          </EmptyState>
        </main>
      </body>
    </html>
  )
}
