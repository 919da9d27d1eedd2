import type { LegacyPair } from '#features/signing-keys/overview.ts'
import { Badge } from '#ui/badge.tsx'

/** The account key pair that is configured, and that nobody should have. */
export function LegacyPairNotice({ pair: { keyPairId, signs } }: { pair: LegacyPair }) {
  return (
    <div className="grid gap-2 rounded-control border border-accent bg-canvas p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 className="font-mono text-base font-semibold break-all">{keyPairId}</h3>
        <Badge tone="danger">Not recommended</Badge>
        <Badge>{signs ? 'Signs playback' : 'Configured, does not sign'}</Badge>
      </div>
      <p className="text-sm text-muted">
        A legacy key pair of the AWS account. Only its root user can make or remove one, and it cannot be rotated here.
        {signs && ' While it signs, the keys of this group do not.'}
      </p>
    </div>
  )
}
