import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { answerNotFound } from '#core/http.ts'
import NotFound from './not-found.tsx'

/**
 * What a page draws in its own place when it is not there: a real 404, in words that need no script.
 *
 * @param children Words of the page's own.
 */
export function Absent({ children }: { children?: ReactNode }) {
  if (!answerNotFound()) notFound()
  return children ?? <NotFound />
}
