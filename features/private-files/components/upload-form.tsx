'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useId, useRef, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { ProgressBar } from '#ui/progress-bar.tsx'
import { sendFile, UploadError } from './send-file.ts'

type Sending = { name: string; fraction: number }

/** Takes one file and sends it straight to the storage; goes to its page when it has arrived. */
export function UploadForm() {
  const t = useTranslations('private-files.forms.upload')
  const tError = useTranslations('errors')
  const router = useRouter()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const stop = useRef<AbortController>(null)
  const [sending, setSending] = useState<Sending | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  async function send(file: File) {
    const stopping = new AbortController()
    stop.current = stopping
    setProblem(null)
    setSending({ name: file.name, fraction: 0 })
    try {
      const onProgress = (fraction: number) => setSending({ name: file.name, fraction })
      const fileId = await sendFile(file, { onProgress, signal: stopping.signal })
      router.push(`/admin/files/${fileId}`)
    } catch (cause) {
      setSending(null)
      if (!stopping.signal.aborted) setProblem(cause instanceof UploadError ? explain(cause.reason) : t('unreadable'))
    }
  }

  function explain(reason: UploadError['reason']): string {
    return reason === 'storageAway' || reason === 'noAnswer' ? t(reason) : tError(reason)
  }

  return (
    <section
      aria-labelledby={`${id}-title`}
      className="grid gap-4 rounded-panel border border-line bg-surface p-5 sm:p-6"
    >
      <div>
        <h2 id={`${id}-title`} className="text-heading">
          {t('title')}
        </h2>
        <p className="mt-1 text-sm text-muted">{t('lead')}</p>
      </div>
      {problem && (
        <Notice tone="danger" isAlert>
          {problem}
        </Notice>
      )}
      {sending ? (
        <div className="grid gap-3">
          <p role="status" className="text-sm">
            {t.rich('sent', {
              name: (words) => <span className="font-medium break-words">{words}</span>,
              file: sending.name,
              share: sending.fraction,
            })}
          </p>
          <ProgressBar label={t('sending', { name: sending.name })} fraction={sending.fraction} />
          <Button
            variant="secondary"
            size="small"
            className="justify-self-start"
            onClick={() => stop.current?.abort(new Error('stopped by the person'))}
          >
            {t('stop')}
          </Button>
        </div>
      ) : (
        <form
          className="flex flex-wrap items-center gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            const file = input.current?.files?.[0]
            if (file) void send(file)
            else setProblem(t('choose'))
          }}
        >
          <label htmlFor={`${id}-file`} className="sr-only">
            {t('file')}
          </label>
          <input
            ref={input}
            id={`${id}-file`}
            type="file"
            className="min-w-0 flex-1 basis-60 text-sm text-muted file:me-4 file:min-h-11 file:cursor-pointer file:rounded-control file:border file:border-line-strong file:bg-surface file:px-5 file:text-base file:font-semibold file:text-fg hover:file:bg-raised"
          />
          <Button type="submit">{t('submit')}</Button>
        </form>
      )}
    </section>
  )
}
