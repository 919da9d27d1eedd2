/** Where the parts of a film lie that are not the story, in seconds; `null` where nobody has marked them. */
export type Marks = {
  introStartSeconds: number | null
  introEndSeconds: number | null
  creditsStartSeconds: number | null
}

export type Chapter = { startSeconds: number; name: string }

/** The part before or after this one in the same title, with its number in a series. */
export type Neighbour = { name: string; href: string; seasonNumber?: number | null; episodeNumber?: number | null }

/** With less than this to skip, the button would be gone before it is found. */
const leastSkippedSeconds = 1

/** Where a press on "Skip intro" leads from here, or `null` outside of the intro. */
export function findIntroEnd(marks: Marks, seconds: number): number | null {
  const { introStartSeconds, introEndSeconds } = marks
  if (introEndSeconds === null || seconds < (introStartSeconds ?? 0)) return null
  return seconds < introEndSeconds - leastSkippedSeconds ? introEndSeconds : null
}

/** Chapters in their order with their ends, as a timeline needs them; what lies beyond the end is left out. */
export function spanChapters(
  chapters: readonly Chapter[],
  durationSeconds: number,
): (Chapter & { endSeconds: number })[] {
  const ordered = chapters
    .filter(({ startSeconds }) => startSeconds >= 0 && startSeconds < durationSeconds)
    .sort((one, other) => one.startSeconds - other.startSeconds)
  return ordered.map((chapter, index) => ({
    ...chapter,
    endSeconds: ordered[index + 1]?.startSeconds ?? durationSeconds,
  }))
}

/** The chapter that plays at a place. */
export function findChapter(chapters: readonly Chapter[], seconds: number): Chapter | null {
  return chapters.findLast(({ startSeconds }) => startSeconds <= seconds) ?? null
}
