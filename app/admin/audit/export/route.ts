import { errorResponse } from '#core/http.ts'
import { answerStaff } from '#features/accounts/staff-request.ts'
import { readAuditView } from '#features/audit-trail/audit-view.ts'
import { exportAudit } from '#features/audit-trail/export-audit.ts'

/** The trail of a view as CSV. Statuses: 200, 401, 403, 404 for whoever may not read it. */
export async function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'audit.read', async (viewer) => {
    const now = new Date()
    const form = await request.formData().catch(() => new FormData())
    const fields = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
    const exported = await exportAudit(readAuditView(Object.fromEntries(fields)), viewer, now)
    if (!exported.ok) return errorResponse(exported.error)
    return new Response(exported.value, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="audit-${now.toISOString().slice(0, 10)}.csv"`,
        'Cache-Control': 'no-store',
      },
    })
  })
}
