import { classList } from './class-list.ts'

/** A placeholder of the coming thing's size, so that nothing moves when it arrives. Silent to screen readers. */
export function Skeleton({ className = 'h-4 w-full' }: { className?: string }) {
  return <div aria-hidden="true" className={classList('skeleton-sheen rounded-control', className)} />
}

/** A rail's shape while its titles load; `label` is what a screen reader says meanwhile. */
export function RailSkeleton({ label, cards = 5 }: { label: string; cards?: number }) {
  return (
    <div role="status" aria-label={label} className="grid gap-4">
      <Skeleton className="h-6 w-44" />
      <div className="flex gap-4 overflow-hidden">
        {Array.from({ length: cards }, (_, index) => (
          <div key={index} className="grid w-[min(70vw,18rem)] shrink-0 gap-2.5">
            <Skeleton className="aspect-video w-full" />
            <Skeleton className="h-4 w-3/4" />
            <Skeleton className="h-3.5 w-1/2" />
          </div>
        ))}
      </div>
    </div>
  )
}
