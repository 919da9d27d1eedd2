import type { Instrumentation } from 'next'

/** Checks the settings when the app starts: every problem at once, then exit, rather than an error at the first visit. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { checkSettingsOrExit, followAnswers } = await import('./instrumentation-node.ts')
  checkSettingsOrExit()
  followAnswers()
}

/** Logs the cause of what a page, action or route threw; the person sees only the error page and its digest. */
export const onRequestError: Instrumentation.onRequestError = (error, request, context) => {
  const { digest } = error as { digest?: string }
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error)
  // The path without its query: set-up tokens and addresses to return to are nobody's business.
  const path = request.path.split('?')[0]?.replace(/^\/setup\/.*/, '/setup/…')
  const line = { level: 'error', at: new Date().toISOString(), method: request.method, path, route: context.routePath }
  console.error(JSON.stringify({ ...line, digest, cause }))
}
