import { setPriority } from 'node:os'
import type { MakerName } from './catalogue.ts'
import type { MakerMessage } from './make-demo-playable.ts'
import { makeHere } from './make-here.ts'

/** Started by `makeDemoPlayable`: maker, path of ffmpeg, folder, niceness and extent as arguments, progress as messages. */
const [maker, ffmpegPath, folder, niceness, extent] = process.argv.slice(2) as [
  MakerName,
  string,
  string,
  string,
  string,
]

setPriority(Number(niceness))
const withParent = () => process.exit(1)
process.once('disconnect', withParent)

function tell(message: MakerMessage): void {
  process.send?.(message)
}

try {
  const picturesOnly = extent === 'pictures'
  await makeHere(maker, { ffmpegPath, folder, picturesOnly, onProgress: (progress) => tell({ progress }) })
  tell({ made: true })
} catch (cause) {
  tell({ failed: cause instanceof Error ? cause.message : String(cause) })
  process.exitCode = 1
}
process.off('disconnect', withParent)
process.disconnect?.()
