import type { DemoPlayable, DemoTitle } from './catalogue.ts'

/** The title sequence stands at the same place in every episode. */
const intro = { introStartSeconds: 8, introEndSeconds: 14 }

const episodes: Omit<DemoPlayable, 'kind' | 'position'>[] = [
  {
    name: 'The First Letter',
    maker: 'first-letter',
    captions: ['en', 'de'],
    episode: {
      ...intro,
      seasonNumber: 1,
      episodeNumber: 1,
      synopsis:
        'Somebody on the shore counts to nine, again and again, and at last writes to the light that makes them count. The post boat has never had a letter for the rock before.',
      creditsStartSeconds: 39,
      chapters: [
        [0, 'A letter to a light'],
        [14, 'The tower at evening'],
        [23, 'The post boat'],
        [32, 'The answer'],
      ],
    },
  },
  {
    name: 'Three Days of Fog',
    maker: 'three-days-of-fog',
    captions: ['en', 'de'],
    episode: {
      ...intro,
      seasonNumber: 1,
      episodeNumber: 2,
      synopsis:
        'The light burns and nobody sees it. For three days there is no post, only a bell, a wet window, and a letter that says what one does when there is nothing to count by.',
      creditsStartSeconds: 40,
      chapters: [
        [0, 'Fog'],
        [14, 'What one cannot see'],
        [23, 'The window'],
        [31, 'By ear alone'],
      ],
    },
  },
  {
    name: 'The Winter Boat',
    maker: 'winter-boat',
    captions: [],
    episode: {
      ...intro,
      seasonNumber: 2,
      episodeNumber: 1,
      synopsis:
        'The last boat before the ice takes one letter out and brings one back, and both have to last till March. Snow lies on the gallery; the lamp turns all the same.',
      creditsStartSeconds: 40,
      chapters: [
        [0, 'The last boat'],
        [14, 'Snow on the gallery'],
        [23, 'A letter for the whole winter'],
        [32, 'The light over the ice'],
      ],
    },
  },
  {
    name: 'The Other Shore',
    maker: 'other-shore',
    captions: [],
    episode: {
      ...intro,
      seasonNumber: 2,
      episodeNumber: 2,
      synopsis:
        'The first boat of spring carries a passenger and a letter without a stamp. From the landing it is a mile of cliff path to a door that nobody but the wind has ever knocked on.',
      creditsStartSeconds: 41,
      chapters: [
        [0, 'No stamp'],
        [14, 'The first boat of spring'],
        [23, 'The cliff path'],
        [33, 'The door'],
      ],
    },
  },
]

/** The series of the demo: two seasons of two episodes. */
export const lighthouseLetters: DemoTitle = {
  slug: 'lighthouse-letters',
  name: 'Lighthouse Letters',
  kind: 'SERIES',
  synopsis:
    'A window on the shore and a lamp on a rock have looked at one another for years. Then one of them writes. Four seasons of weather, four letters, and every nine seconds the same light, in cut paper, ink and water.',
  year: 2026,
  genres: ['Animation', 'Drama'],
  credit: 'Drawn, written and scored by the Usher workshop',
  maturityAge: 6,
  people: [
    { name: 'Maren Lindqvist', role: 'DIRECTOR' },
    { name: 'Tobias Oyelaran', role: 'WRITER' },
    { name: 'Hanne Brekke', role: 'CAST', part: 'The Window' },
    { name: 'Ilias Vance', role: 'CAST', part: 'The Keeper' },
    { name: 'Quarter Past Trio', role: 'COMPOSER' },
  ],
  playables: episodes.map((each, index) => ({ ...each, kind: 'EPISODE', position: index + 1 })),
}
