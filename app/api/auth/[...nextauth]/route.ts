import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { errorResponse } from '#core/http.ts'
import { getAuthOptions } from '#features/accounts/auth-options.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

/** What of next-auth is open. Signing out has one way, `/api/sign-out`, since it must also take the media cookies. */
const open: Record<string, readonly string[]> = {
  GET: ['csrf', 'session', 'providers', 'signin', 'error'],
  POST: ['callback', 'signin'],
}

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  if (!open[request.method]?.includes(nextauth[0] ?? '')) return errorResponse('NOT_FOUND')
  return NextAuth(request, context, getAuthOptions())
}

export { handle as GET, handle as POST }
