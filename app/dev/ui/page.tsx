import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { isDevelopment } from '#features/catalog/is-development.ts'
import { ClientWords } from '#ui/client-words.tsx'
import { Gallery } from '#ui/gallery.tsx'

export const metadata: Metadata = { title: 'Components', robots: { index: false } }

/** Every component in its states, while developing. */
export default function GalleryPage() {
  if (!isDevelopment()) notFound()
  return (
    <ClientWords>
      <Gallery />
    </ClientWords>
  )
}
