'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '#ui/button.tsx'

/** A text to take along, whole and selectable, with the button that does it. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const t = useTranslations('private-files.forms')
  const id = useId()
  const [isCopied, setIsCopied] = useState(false)
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <div className="flex flex-wrap gap-3">
        <input
          id={id}
          readOnly
          value={text}
          onFocus={(event) => event.target.select()}
          className="min-h-11 min-w-0 flex-1 basis-52 rounded-control border border-line-strong bg-canvas px-3.5 font-mono text-sm text-fg"
        />
        <Button
          variant="secondary"
          onClick={() => {
            void navigator.clipboard.writeText(text).then(() => setIsCopied(true))
          }}
        >
          {t(isCopied ? 'copied' : 'copy')}
        </Button>
      </div>
    </div>
  )
}
