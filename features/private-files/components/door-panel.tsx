import { errorTable, type ErrorCode } from '#core/errors.ts'
import { writeFileSize } from '#core/file-size.ts'
import type { DoorRefusal, DoorView } from '#features/private-files/door.ts'
import { writeInstant } from '#features/private-files/words.ts'
import { Button } from '#ui/button.tsx'
import { DownloadIcon } from '#ui/icons.tsx'
import { Notice } from '#ui/notice.tsx'

/** What lies behind the door, and the button that opens it. A form: programs that follow links do not press it. */
export function OpenDoor({ token, view, refused }: { token: string; view: DoorView; refused: ErrorCode | null }) {
  return (
    <form method="post" action={`/shares/${token}/open`} className="grid gap-5">
      {refused && (
        <Notice tone="danger" isAlert>
          {errorTable[refused].userMessage}
        </Notice>
      )}
      <p className="text-heading break-words">{view.fileName}</p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 text-sm">
        <dt className="text-muted">Size</dt>
        <dd>{writeFileSize(view.sizeBytes)}</dd>
        <dt className="text-muted">Open until</dt>
        <dd>{writeInstant(view.expiresAt)}</dd>
      </dl>
      <Button type="submit" size="large" isWide>
        <DownloadIcon className="size-5" />
        Download
      </Button>
      <p className="text-sm text-muted">
        Once pressed, the download has until {writeInstant(view.urlExpiresAt)} to start. Come back to this page for
        another.
      </p>
    </form>
  )
}

/** Why it stays shut, for whom it was meant; whoever may not know is shown the page for nothing instead. */
export function ShutDoor({ refusal }: { refusal: DoorRefusal }) {
  return (
    <Notice tone="warning" isAlert>
      {errorTable[refusal.code].userMessage}
      {refusal.opensAt && ` It opens on ${writeInstant(refusal.opensAt)}.`}
    </Notice>
  )
}
