import { expect, test } from 'vitest'
import { writeStructuredData } from './structured-data.ts'
import type { TitleDetail } from './title.ts'

const poster = {
  folderUrl: 'https://media.example.com/artwork/a',
  widths: [240],
  width: 240,
  height: 360,
  placeholder: 'data:image/webp;base64,',
}

const title: TitleDetail = {
  id: '0199aaaa-0000-7000-8000-000000000001',
  slug: 'night-ferry',
  name: 'Night </script><script>alert(1)</script> Ferry',
  kind: 'FILM',
  synopsis: 'A crossing.',
  year: 2024,
  credit: null,
  genres: ['Poetry'],
  maturityAge: null,
  audioLanguages: [],
  captionLanguages: [],
  credits: [],
  library: { slug: 'films', name: 'Films' },
  poster,
  still: null,
  trailerUrl: null,
  parts: [
    {
      id: '0199aaaa-0000-7000-8000-000000000002',
      name: 'Night Ferry',
      position: 1,
      ...{ seasonNumber: null, episodeNumber: null, synopsis: null, still: null, progress: null },
      readiness: { state: 'ready', durationSeconds: 61.6, kind: 'video' },
      creditsStartSeconds: null,
      resumeAtSeconds: null,
    },
  ],
  decision: {
    access: { allowed: false, reason: 'UNAUTHENTICATED' },
    titleKind: 'FILM',
    planName: null,
    openingPlan: null,
  } as TitleDetail['decision'],
}

test('a film is described, and nothing in it ends the script that holds it', () => {
  const text = writeStructuredData(title, 'https://example.com/titles/night-ferry')
  expect(text).not.toContain('<')
  expect(JSON.parse(text)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'Movie',
    name: title.name,
    url: 'https://example.com/titles/night-ferry',
    description: 'A crossing.',
    datePublished: '2024',
    genre: ['Poetry'],
    image: ['https://media.example.com/artwork/a/og.jpg'],
    duration: 'PT62S',
    isAccessibleForFree: false,
  })
})

test('what is not known is left out', () => {
  const bare = { ...title, year: null, synopsis: '', genres: [], poster: null, parts: [], kind: 'ALBUM' as const }
  expect(Object.keys(JSON.parse(writeStructuredData(bare, 'https://example.com/x')) as object)).toEqual([
    ...['@context', '@type', 'name', 'url', 'numTracks', 'track', 'isAccessibleForFree'],
  ])
})
