import { lighthouseLetters } from './lighthouse-letters.ts'

/** The recipes the project knows; `recipes.ts` holds what each name makes. */
export type MakerName =
  | 'night-ferry'
  | 'four-days-uphill'
  | 'small-weather'
  | 'high-water'
  | 'slack-water'
  | 'kettle'
  | 'blue-tram'
  | 'harbour-newsreel'
  | 'balcony-reel'
  | 'first-letter'
  | 'three-days-of-fog'
  | 'winter-boat'
  | 'other-shore'

/** The languages in which captions are written. */
export type CaptionLanguage = 'en' | 'de'

/** What a person presses play on. Making it also gives WebVTT in each language of `captions`. */
export type DemoPlayable = {
  name: string
  kind: 'FILM' | 'EPISODE' | 'TRACK'
  /** 1 for a film; the number of the track on its album; the place of an episode in its whole series. */
  position: number
  maker: MakerName
  captions: readonly CaptionLanguage[]
  episode?: DemoEpisode
}

/** What an episode has besides. Times in seconds from its beginning. */
export type DemoEpisode = {
  seasonNumber: number
  episodeNumber: number
  synopsis: string
  introStartSeconds: number
  introEndSeconds: number
  creditsStartSeconds: number
  chapters: readonly [startSeconds: number, name: string][]
}

/** Somebody who worked on a title; `part` is the character or the instrument. */
export type DemoCredit = {
  name: string
  role: 'DIRECTOR' | 'WRITER' | 'CAST' | 'COMPOSER' | 'ARTIST'
  part?: string
}

/** One title. `credit` is a single line of at most 200 characters, `synopsis` plain text. */
export type DemoTitle = {
  slug: string
  name: string
  kind: 'FILM' | 'SERIES' | 'ALBUM'
  synopsis: string
  year: number
  genres: string[]
  credit: string
  /** From which age on, in years. */
  maturityAge: number
  people?: readonly DemoCredit[]
  playables: DemoPlayable[]
}

/** One library; `validitySeconds` is how long a grant for it lasts. */
export type DemoLibrary = {
  slug: string
  name: string
  description: string
  kind: 'FILMS' | 'SERIES' | 'MUSIC' | 'ARCHIVE'
  validitySeconds: number
  titles: DemoTitle[]
}

/** Whether a trailer is cut from it: from every film, and from the first episode of a series. */
export function hasTrailer({ kind, position }: Pick<DemoPlayable, 'kind' | 'position'>): boolean {
  return kind === 'FILM' || (kind === 'EPISODE' && position === 1)
}

function film(name: string, maker: MakerName, captions: CaptionLanguage[] = []): DemoPlayable[] {
  return [{ name, kind: 'FILM', position: 1, maker, captions }]
}

function tracks(...list: [name: string, maker: MakerName][]): DemoPlayable[] {
  return list.map(([name, maker], index) => ({ name, kind: 'TRACK', position: index + 1, maker, captions: [] }))
}

/** Everything a fresh portal shows: four libraries, eight titles, thirteen things to play. */
export const demoCatalogue: readonly DemoLibrary[] = [
  {
    slug: 'films',
    name: 'Films',
    description: 'Short films drawn frame by frame, each with a score of its own.',
    kind: 'FILMS',
    validitySeconds: 300,
    titles: [
      {
        slug: 'night-ferry',
        name: 'Night Ferry',
        kind: 'FILM',
        synopsis:
          'The last boat leaves at ten. The town thins to a row of lamps, rain settles on the saloon window, and for an hour there is only water and the moon on it. Six pictures and a short poem, from one harbour wall to the other.',
        year: 2026,
        genres: ['Animation', 'Poetry'],
        credit: 'Drawn, written and scored by the Usher workshop',
        maturityAge: 6,
        people: [
          { name: 'Ines Aldermoor', role: 'DIRECTOR' },
          { name: 'Tobias Fenn', role: 'WRITER' },
          { name: 'Odile Marsh', role: 'COMPOSER' },
        ],
        playables: film('Night Ferry', 'night-ferry', ['en']),
      },
      {
        slug: 'four-days-uphill',
        name: 'Four Days Uphill',
        kind: 'FILM',
        synopsis:
          'A walker in a red coat leaves the orchards on a Monday and keeps climbing. Every hill is a sheet of cut paper, every day has its own light, and the guitars start each morning a tone higher than the one before.',
        year: 2026,
        genres: ['Animation', 'Landscape'],
        credit: 'Paper by the Usher workshop · Music for two guitars',
        maturityAge: 0,
        people: [
          { name: 'Tobias Fenn', role: 'DIRECTOR' },
          { name: 'Pell Hartwig', role: 'COMPOSER', part: 'two guitars' },
        ],
        playables: film('Four Days Uphill', 'four-days-uphill'),
      },
      {
        slug: 'small-weather',
        name: 'Small Weather',
        kind: 'FILM',
        synopsis:
          'Five forecasts for one afternoon, told with five words and a handful of circles. Rain falls in eighth notes, the wind leans on the letters until they turn italic, and the storm does not put them back.',
        year: 2025,
        genres: ['Animation', 'Typography'],
        credit: 'Set and played by the Usher workshop · Mallets, bass and weather',
        maturityAge: 0,
        people: [
          { name: 'Ines Aldermoor', role: 'DIRECTOR' },
          { name: 'Runa Voss', role: 'COMPOSER', part: 'mallets' },
        ],
        playables: film('Small Weather', 'small-weather'),
      },
    ],
  },
  {
    slug: 'series',
    name: 'Series',
    description: 'One story in two seasons, told in letters and a light that turns once in nine seconds.',
    kind: 'SERIES',
    validitySeconds: 300,
    titles: [lighthouseLetters],
  },
  {
    slug: 'music',
    name: 'Music',
    description: 'Two records for quiet rooms: strings, felt, brushes and a tram that is nearly on time.',
    kind: 'MUSIC',
    validitySeconds: 900,
    titles: [
      {
        slug: 'tide-tables',
        name: 'Tide Tables',
        kind: 'ALBUM',
        synopsis:
          'Two pieces read off a harbour noticeboard. “High Water” sets one harp against another, four notes to three, until the room is full. “Slack Water” is the half hour when nothing moves.',
        year: 2025,
        genres: ['Ambient', 'Chamber'],
        credit: 'The Harbour Wall Ensemble',
        maturityAge: 0,
        people: [
          { name: 'Odile Marsh', role: 'ARTIST', part: 'harp' },
          { name: 'Runa Voss', role: 'COMPOSER' },
        ],
        playables: tracks(['High Water', 'high-water'], ['Slack Water', 'slack-water']),
      },
      {
        slug: 'rooms-facing-east',
        name: 'Rooms Facing East',
        kind: 'ALBUM',
        synopsis:
          'Music for the first hour of the day. “Kettle” counts five beats at the stove while the house sleeps; “The Blue Tram” is the way to work, one street and one chord after another.',
        year: 2026,
        genres: ['Jazz', 'Electronic'],
        credit: 'Quarter Past Trio',
        maturityAge: 6,
        people: [
          { name: 'Quarter Past Trio', role: 'ARTIST' },
          { name: 'Pell Hartwig', role: 'COMPOSER', part: 'guitar' },
        ],
        playables: tracks(['Kettle', 'kettle'], ['The Blue Tram', 'blue-tram']),
      },
    ],
  },
  {
    slug: 'archive',
    name: 'Archive',
    description: 'Reels from a harbour town that never was, kept as they were found.',
    kind: 'ARCHIVE',
    validitySeconds: 3600,
    titles: [
      {
        slug: 'harbour-board-reel-41',
        name: 'Harbour Board, Reel No. 41',
        kind: 'FILM',
        synopsis:
          'A newsreel in three items: the new crane lands nine tons of oranges, a steamer comes in under its own smoke, and the breakwater meets the weather. Invented footage, in the manner of 1931, with a cinema pianist who knows one tune and plays it well.',
        year: 1931,
        genres: ['Newsreel', 'Black and white'],
        credit: 'Harbour Board Film Unit, a body that never existed',
        maturityAge: 16,
        people: [
          { name: 'Harbour Board Film Unit', role: 'DIRECTOR' },
          { name: 'Odile Marsh', role: 'COMPOSER', part: 'cinema piano' },
        ],
        playables: film('Reel No. 41', 'harbour-newsreel', ['en']),
      },
      {
        slug: 'balcony-august',
        name: 'Balcony, August',
        kind: 'FILM',
        synopsis:
          'A home reel held upright: leaves on a wall at four o’clock, sheets on a line, a geranium against the roofs, and the one neighbour who reads at night. Light has got into the film at the edges, two guitars from next door into the sound.',
        year: 1974,
        genres: ['Home movie', 'Colour'],
        credit: 'Maker unknown, found in a biscuit tin we drew ourselves',
        maturityAge: 12,
        people: [{ name: 'Pell Hartwig', role: 'COMPOSER', part: 'two guitars' }],
        playables: film('Balcony, August', 'balcony-reel'),
      },
    ],
  },
]
