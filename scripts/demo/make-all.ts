import { join } from 'node:path'
import { demoCatalogue } from './catalogue.ts'
import { makeDemoPlayable } from './make-demo-playable.ts'

/** `node scripts/demo/make-all.ts [FOLDER]`: makes the whole demo, one playable after another, and prints what each took. */
const folder = process.argv[2] ?? join(process.env['USHER_HOME'] ?? '.usher', 'demo')
const ffmpegPath = process.env['FFMPEG_PATH'] ?? 'ffmpeg'
const began = performance.now()
for (const playable of demoCatalogue.flatMap(({ titles }) => titles).flatMap(({ playables }) => playables)) {
  const start = performance.now()
  const { file } = await makeDemoPlayable(playable, { ffmpegPath, folder })
  console.log(`${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${file}`)
}
console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  in all`)
