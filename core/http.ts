import { errorTable, type ErrorCode } from './errors.ts'

/** The body of every error that leaves over HTTP. */
export type ErrorBody = { error: { code: ErrorCode; message: string; retryable: boolean } }

/**
 * Answers with one row of the error table, never cached; `extra` joins the body beside `error` (the devices of a 409).
 */
export function errorResponse(code: ErrorCode, extra: Record<string, unknown> = {}): Response {
  const { status, userMessage, retryable } = errorTable[code]
  const body = { error: { code, message: userMessage, retryable }, ...extra }
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
}

/**
 * Says whether a state-changing request came from the portal's own pages: the browser's `Sec-Fetch-Site` must be
 * `same-origin` where sent, and `Origin` must equal `appOrigin` exactly. A request with neither is refused.
 *
 * @see https://www.w3.org/TR/fetch-metadata/ and RFC 6454 §7
 */
export function isFromPortal(request: Request, appOrigins: readonly string[]): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const origin = request.headers.get('origin')
  if (origin === null) return site === 'same-origin'
  return appOrigins.includes(origin)
}

/**
 * Leads a browser on to another address, which is a secret or changes each time: never cached. Who is told where the
 * browser came from, `proxy.ts` says for the path.
 */
export function leadTo(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } })
}

/** Says whether a request is a person's browser that opens a page, rather than a program that reads an answer. */
export function isPageRequest(request: Request): boolean {
  return request.headers.get('accept')?.includes('text/html') ?? false
}

/** A request and its answer, as Node's server has them while they are under way. */
export type AnswerUnderWay = {
  request: { headers: Record<string, unknown> }
  response: { statusCode: number; headersSent: boolean }
}

/** Where `instrumentation-node.ts` says which answer is under way; by a symbol, since Next bundles the two apart. */
export const answersSymbol = Symbol.for('usher.answers')

/**
 * Gives the page that is being drawn the status 404 and lets it go on being drawn: Next's own `notFound()` sends an empty
 * frame that stays blank in a browser without scripts. What a script of the portal asks for keeps its status.
 *
 * @returns Whether it has it: not where no answer is known, or too much of it was sent.
 */
export function answerNotFound(): boolean {
  const answers = (globalThis as { [answersSymbol]?: { getStore: () => AnswerUnderWay | undefined } })[answersSymbol]
  const answer = answers?.getStore()
  if (!answer || answer.response.headersSent) return false
  const { headers } = answer.request
  if (headers['rsc'] === undefined && headers['next-action'] === undefined) answer.response.statusCode = 404
  return true
}
