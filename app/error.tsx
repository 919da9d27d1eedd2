'use client'

import { useEffect } from 'react'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { isFromOlderBuild, reloadOnce } from '#ui/stale-page.ts'
import { useOutageWords } from './outage-words.ts'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const words = useOutageWords()
  useEffect(() => {
    if (isFromOlderBuild(error)) reloadOnce(sessionStorage, Date.now(), () => window.location.reload())
  }, [error])
  return (
    <div className="page-measure py-12" role="alert">
      <EmptyState title={words.title} action={<Button onClick={reset}>{words.tryAgain}</Button>}>
        {words.body} {error.digest && `${words.code} ${error.digest}.`}
      </EmptyState>
    </div>
  )
}
