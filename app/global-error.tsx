'use client'

import './globals.css'
import { useEffect } from 'react'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { isFromOlderBuild, reloadOnce } from '#ui/stale-page.ts'
import { useOutageWords } from './outage-words.ts'

type GlobalErrorProps = { error: Error & { digest?: string } }

/** Stands in for the whole page when even its frame cannot be drawn, as while the database is away. */
export default function GlobalError({ error }: GlobalErrorProps) {
  const words = useOutageWords()
  useEffect(() => {
    if (isFromOlderBuild(error)) reloadOnce(sessionStorage, Date.now(), () => window.location.reload())
  }, [error])
  return (
    <html lang={words.language}>
      <body>
        <title>{`${words.awayTitle} · Usher`}</title>
        <main className="page-measure py-12" role="alert">
          <EmptyState
            title={words.awayTitle}
            action={<Button onClick={() => window.location.reload()}>{words.tryAgain}</Button>}
          >
            {words.awayBody} {error.digest && `${words.code} ${error.digest}.`}
          </EmptyState>
        </main>
      </body>
    </html>
  )
}
