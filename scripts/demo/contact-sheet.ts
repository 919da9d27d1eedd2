import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { demoCatalogue } from './catalogue.ts'
import { runFfmpeg } from './media/ffmpeg.ts'
import { createPicture, type Pen } from './picture/canvas.ts'
import { renderFrameAt, type Film } from './picture/film.ts'
import { setLine } from './picture/lettering.ts'
import { recipes } from './recipes.ts'

/** `node scripts/demo/contact-sheet.ts [FILE]`: five frames of each film and episode, the covers, their names, as one small JPEG. */
const file = process.argv[2] ?? fileURLToPath(new URL('../../docs/images/contact-sheet.jpg', import.meta.url))
const ffmpegPath = process.env['FFMPEG_PATH'] ?? 'ffmpeg'
const cell = { width: 320, height: 180 }
const columns = 6

function startCell(name: string, words: string) {
  const { canvas, pen } = createPicture(cell, '#15161a')
  setLine(pen, { text: name, face: 'Serif', size: 28, x: 20, y: 92, colour: '#f1ebdf' })
  setLine(pen, { text: words, face: 'Sans', size: 12, x: 21, y: 116, colour: '#9a968c' })
  return { canvas, pen }
}

/** Lays a picture into a cell, whole, with a narrow border. */
function fit(pen: Pen, picture: Parameters<Pen['drawImage']>[0], width: number, height: number): void {
  const scale = Math.min((cell.width - 6) / width, (cell.height - 6) / height)
  pen.drawImage(
    picture,
    (cell.width - width * scale) / 2,
    (cell.height - height * scale) / 2,
    width * scale,
    height * scale,
  )
}

/** Five moments of a film, one a shot where it has as many; of title cards only the first counts. */
function momentsOf(film: Film): number[] {
  let start = 0
  const shots = film.shots
    .map((shot, index) => ({
      from: (start += shot.seconds) - shot.seconds,
      seconds: shot.seconds,
      isCard: index > 0 && shot.name.startsWith('Card'),
    }))
    .filter((shot) => !shot.isCard)
  return [0, 1, 2, 3, 4].map((moment) => {
    if (shots.length >= 5) {
      const shot = shots[Math.round((moment * (shots.length - 1)) / 4)]!
      return shot.from + shot.seconds * 0.58
    }
    const index = Math.min(moment, shots.length - 1)
    return shots[index]!.from + shots[index]!.seconds * (moment > index ? 0.82 : 0.5)
  })
}

const folder = await mkdtemp(join(tmpdir(), 'usher-sheet-'))
try {
  let count = 0
  const keep = async (canvas: ReturnType<typeof createPicture>['canvas']) =>
    writeFile(join(folder, `${String(count++).padStart(3, '0')}.png`), await canvas.encode('png'))
  const titles = demoCatalogue.flatMap((library) => library.titles.map((title) => ({ library, title })))
  const rows = titles.flatMap(({ library, title }) => {
    const parts = title.kind === 'SERIES' ? title.playables : title.playables.slice(0, 1)
    return parts.map(({ maker, name, episode }) => {
      const season = episode && `${title.name}, season ${episode.seasonNumber}, episode ${episode.episodeNumber}`
      return {
        title,
        recipe: recipes[maker],
        name: episode ? name : title.name,
        words: season ?? `${library.name}, ${title.year}`,
      }
    })
  })
  for (const { title, recipe, name, words } of rows) {
    await keep(startCell(name, words).canvas)
    if (recipe.kind === 'film') {
      for (const seconds of momentsOf(recipe.film)) {
        const { canvas, pen } = createPicture(cell, '#15161a')
        fit(pen, renderFrameAt(recipe.film, seconds), recipe.film.size.width, recipe.film.size.height)
        await keep(canvas)
      }
    } else {
      const { canvas, pen } = createPicture(cell, '#15161a')
      const cover = recipe.drawPoster()
      fit(pen, cover, cover.width, cover.height)
      await keep(canvas)
      for (const track of title.playables) await keep(startCell(track.name, `Track ${track.position}`).canvas)
      while (count % columns !== 0) await keep(createPicture(cell, '#15161a').canvas)
    }
  }
  await mkdir(dirname(file), { recursive: true })
  // prettier-ignore
  await runFfmpeg(ffmpegPath, [
    '-framerate', '1', '-i', join(folder, '%03d.png'),
    '-vf', `tile=${columns}x${count / columns}:color=0x15161a`, '-frames:v', '1', '-q:v', '4', file,
  ])
} finally {
  await rm(folder, { recursive: true, force: true })
}
