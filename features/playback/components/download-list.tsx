import { useLocale, useTranslations } from 'next-intl'
import { writeFileSize } from '#core/file-size.ts'
import type { DownloadOffer } from '#features/playback/downloads.ts'
import { buttonStyle } from '#ui/button-style.ts'
import { DownloadIcon, LockIcon } from '#ui/icons.tsx'

export type DownloadListProps = {
  downloads: DownloadOffer[]
  /** Whether this person may take them home; the reason why not stands at the head of the page. */
  isOpen: boolean
}

/** What there is to take home of a title: each with its size, and its button for those who may. */
export function DownloadList({ downloads, isOpen }: DownloadListProps) {
  const t = useTranslations('playback.downloads')
  const locale = useLocale()
  if (downloads.length === 0) return null
  return (
    <section aria-labelledby="downloads" className="page-measure pt-10">
      <h2 id="downloads" className="mb-3 text-heading">
        {t('heading')}
      </h2>
      <ul className="max-w-3xl divide-y divide-line border-y border-line">
        {downloads.map((download) => (
          <li key={download.id} className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-2 px-2 py-3">
            <div className="min-w-0 flex-1 basis-56">
              <p className="font-medium">{download.name}</p>
              <p className="truncate text-sm text-muted">
                {t('fact', { fileName: download.fileName, size: writeFileSize(download.sizeBytes, locale) })}
              </p>
            </div>
            {isOpen ? <DownloadButton download={download} /> : <Locked />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A plain link: the address is made at each press and must never be fetched ahead. */
function DownloadButton({ download }: { download: DownloadOffer }) {
  const t = useTranslations('playback.downloads')
  return (
    <a
      href={`/files/download/${download.id}`}
      aria-label={t('actionFor', { name: download.name })}
      className={buttonStyle({ variant: 'secondary', size: 'small' })}
    >
      <DownloadIcon className="size-4" />
      {t('action')}
    </a>
  )
}

function Locked() {
  const t = useTranslations('playback.downloads')
  return (
    <span className="inline-flex items-center gap-2 text-sm text-muted">
      <LockIcon className="size-4" />
      {t('locked')}
    </span>
  )
}
