import 'server-only'
import type { Metadata } from 'next'
import { describeShared } from './artwork.ts'
import type { TitleDetail } from './title.ts'

/** What search engines and messengers are told of a title: its name, its words, one picture, one address. */
export function writeTitleMetadata({ name, slug, synopsis, still, poster }: TitleDetail): Metadata {
  const picture = still ?? poster
  return {
    title: name,
    description: synopsis,
    alternates: { canonical: `/titles/${slug}` },
    openGraph: {
      title: name,
      description: synopsis,
      url: `/titles/${slug}`,
      ...(picture ? { images: [{ ...describeShared(picture), alt: name }] } : {}),
    },
    ...(picture ? { twitter: { card: 'summary_large_image' as const } } : {}),
  }
}
