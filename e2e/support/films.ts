import { join } from 'node:path'
import { makeRichFilm } from '#scripts/demo/make-rich-film.ts'
import { makeTestFilm } from '#scripts/demo/make-test-film.ts'
import { runFfmpeg } from '#scripts/demo/media/ffmpeg.ts'

/** The files that the portal's films are made from; each one more costs every run its encoding. */
export type FilmFiles = {
  /** Ten seconds, 180 lines: for whatever is only played. */
  small: string
  /** 360 lines, so that there is a choice of pictures. */
  large: string
  /** The small one fifteen times over: minutes, whose viewers keep on fetching. */
  long: string
  /** As `large`, with a choice of languages, captions and chapters. */
  rich: string
}

/** Makes them one after the other, beside whatever else goes on: the build leaves a core free for a good part of it. */
export async function makeFilms(ffmpegPath: string, folder: string): Promise<FilmFiles> {
  const at = (name: string) => join(folder, `${name}.mp4`)
  const files = { small: at('small'), large: at('large'), long: at('long'), rich: at('rich') }
  await makeTestFilm({ ffmpegPath, file: files.small, width: 320, height: 180 })
  // The last tenth of a second is shorter than what players find on their own: the film must end all the same.
  await makeTestFilm({ ffmpegPath, file: files.large, seconds: 12.1 })
  await makeRichFilm({ ffmpegPath, file: files.rich })
  // Copied and not encoded anew.
  const again = ['-stream_loop', '14', '-i', files.small, '-c', 'copy', '-movflags', '+faststart', files.long]
  await runFfmpeg(ffmpegPath, again)
  return files
}
