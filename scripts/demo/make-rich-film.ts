import { rename, rm, writeFile } from 'node:fs/promises'
import { makeTestFilm, type TestFilm } from './make-test-film.ts'
import { runFfmpeg } from './media/ffmpeg.ts'

/** A test film with a second language, captions in two, and chapters, all inside the file as a studio would send it. */
export type RichFilm = Omit<TestFilm, 'sound'>

const captions = {
  en: ['The first line of the film.', 'The second line, after the middle.'],
  de: ['Der erste Satz des Films.', 'Der zweite Satz, nach der Mitte.'],
}

/**
 * Makes a small film that holds a choice of everything: English and German sound (the German one a fifth higher, so
 * that ears and meters tell them apart), English and German text tracks, and three chapters of equal length.
 *
 * @throws as `makeTestFilm` does; no file is left then.
 */
export async function makeRichFilm({ ffmpegPath, file, seconds = 12, ...size }: RichFilm): Promise<void> {
  const [plain, part] = [`${file}.plain.mp4`, `${file}.part`]
  const [english, german, chapters] = [`${file}.en.srt`, `${file}.de.srt`, `${file}.chapters.txt`]
  try {
    await makeTestFilm({ ffmpegPath, file: plain, seconds, ...size })
    await writeFile(english, writeSubRip(captions.en, seconds))
    await writeFile(german, writeSubRip(captions.de, seconds))
    await writeFile(chapters, writeChapters(seconds))
    // prettier-ignore
    await runFfmpeg(ffmpegPath, [
      '-i', plain, '-i', english, '-i', german, '-i', chapters,
      '-filter_complex', '[0:a]asetrate=72000,aresample=48000,atempo=0.66667[de]',
      '-map', '0:v', '-map', '0:a', '-map', '[de]', '-map', '1', '-map', '2', '-map_metadata', '3', '-map_chapters', '3',
      '-c:v', 'copy', '-c:a', 'aac', '-b:a', '128k', '-c:s', 'mov_text',
      '-metadata:s:a:0', 'language=eng', '-metadata:s:a:1', 'language=ger',
      '-metadata:s:s:0', 'language=eng', '-metadata:s:s:1', 'language=ger',
      '-disposition:a:0', 'default', '-disposition:a:1', '0',
      '-movflags', '+faststart', '-f', 'mp4', part,
    ])
    await rename(part, file)
  } finally {
    for (const path of [plain, part, english, german, chapters]) await rm(path, { force: true })
  }
}

function writeSubRip([first = '', second = '']: string[], seconds: number): string {
  const middle = Math.floor(seconds / 2)
  const time = (at: number) => `00:00:${String(at).padStart(2, '0')},000`
  return `1\n${time(0)} --> ${time(middle)}\n${first}\n\n2\n${time(middle)} --> ${time(Math.floor(seconds))}\n${second}\n`
}

/** @see https://ffmpeg.org/ffmpeg-formats.html#Metadata-2 */
function writeChapters(seconds: number): string {
  const third = Math.floor((seconds * 1_000) / 3)
  const blocks = ['Setting out', 'The crossing', 'Landfall'].map((title, index) => {
    return `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${index * third}\nEND=${(index + 1) * third}\ntitle=${title}\n`
  })
  return `;FFMETADATA1\n${blocks.join('')}`
}
