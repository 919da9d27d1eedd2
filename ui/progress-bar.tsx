import { classList } from './class-list.ts'

export type ProgressBarProps = {
  /** What is progressing, for screen readers: "42 minutes left", "Preparing". */
  label: string
  /** 0 to 1; outside values are clipped. */
  fraction: number
  /** Drawn over artwork, where the track must show on any picture. */
  isOnPicture?: boolean
}

/** A thin bar: a place in a film, or work under way. */
export function ProgressBar({ label, fraction, isOnPicture = false }: ProgressBarProps) {
  const percent = Math.round(Math.min(1, Math.max(0, fraction)) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={classList('h-1.5 overflow-hidden rounded-full', isOnPicture ? 'bg-black/60' : 'bg-raised')}
    >
      <div className="h-full rounded-full bg-accent" style={{ width: `${percent}%` }} />
    </div>
  )
}
