import type { ReactNode } from 'react'
import { classList } from './class-list.ts'

export type DataTableProps = {
  /** What the table holds, for who cannot see it. */
  label: string
  /** The cells of its head, mostly `ColumnHead`. */
  head: ReactNode
  /** Its rows. */
  children: ReactNode
  /** The width below which it scrolls by itself. */
  className: string
}

/** A table in a frame of its own, which scrolls, also by keyboard, where the page is narrower. */
export function DataTable({ label, head, children, className }: DataTableProps) {
  return (
    <div
      className="overflow-x-auto rounded-panel border border-line bg-surface"
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <table className={classList('w-full text-start text-sm', className)}>
        <thead className="text-muted">
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

/** The head of one column. */
export function ColumnHead({ children }: { children: ReactNode }) {
  return (
    <th scope="col" className="px-4 py-3 text-start font-semibold">
      {children}
    </th>
  )
}
