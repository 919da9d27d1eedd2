import { ProgressBar } from '#ui/progress-bar.tsx'
import { RefreshWhile } from './refresh-while.tsx'

/** A title on its way: how far it is, looked at again by itself until it plays. */
export function Preparing({ percent }: { percent: number }) {
  return (
    <div className="grid w-full max-w-md gap-3 rounded-panel border border-line bg-surface p-5">
      <p role="status" className="font-semibold">
        Preparing, {percent} %
      </p>
      <ProgressBar label="Preparing" fraction={percent / 100} />
      <p className="text-sm text-muted">It is being made ready to play. This page goes on by itself.</p>
      <RefreshWhile isWaiting />
    </div>
  )
}
