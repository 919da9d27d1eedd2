import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Absent } from '#app/absent.tsx'
import type { StaffPermission } from '#core/staff-permissions.ts'
import { findStaff, type Viewer } from '#features/accounts/session.ts'

/**
 * A page of staff: drawn for somebody who may do this, and not there for anybody else, before anything of it is read. Every
 * page below `/admin` is made by it; a layout alone guards nothing.
 */
export function staffPage<Props>(
  permission: StaffPermission,
  draw: (viewer: Viewer, props: Props) => Promise<ReactNode>,
): (props: Props) => Promise<ReactNode> {
  return async function StaffPage(props) {
    const viewer = await findStaff(permission)
    return viewer ? draw(viewer, props) : <Absent />
  }
}

/** The name of such a page: for those who may not open it, the one that all have which are not there. */
export function staffMetadata(permission: StaffPermission, writeTitle: () => Promise<string>): () => Promise<Metadata> {
  return async function generateMetadata() {
    if (!(await findStaff(permission))) return { title: (await getTranslations('portal.notFound'))('title') }
    return { title: await writeTitle() }
  }
}
