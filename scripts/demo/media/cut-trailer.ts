import { runFfmpeg } from './ffmpeg.ts'

/** A piece of a film, in seconds from its beginning. */
export type Cut = readonly [from: number, to: number]

/**
 * Cuts a trailer out of a finished film: its pieces one after another, in at the beginning and out at the end, 1280
 * pixels wide at most; the index stands before the media, so that it plays as it arrives.
 *
 * @throws as `runFfmpeg` does.
 */
export async function cutTrailer(
  ffmpegPath: string,
  { film, file, cuts }: { film: string; file: string; cuts: readonly Cut[] },
): Promise<void> {
  const seconds = cuts.reduce((sum, [from, to]) => sum + to - from, 0)
  const pieces = cuts.flatMap(([from, to], index) => [
    `[0:v]trim=${from}:${to},setpts=PTS-STARTPTS[v${index}]`,
    // A few milliseconds at each end, so that no cut is heard.
    `[0:a]atrim=${from}:${to},asetpts=PTS-STARTPTS,afade=t=in:d=0.08,afade=t=out:st=${to - from - 0.12}:d=0.12[a${index}]`,
  ])
  const joined = `${cuts.map((_, index) => `[v${index}][a${index}]`).join('')}concat=n=${cuts.length}:v=1:a=1[v][a]`
  const graph = [
    ...pieces,
    joined,
    `[v]scale='min(1280,iw)':-2,fade=t=in:d=0.5,fade=t=out:st=${seconds - 0.8}:d=0.8,format=yuv420p[picture]`,
    `[a]afade=t=out:st=${seconds - 1}:d=1[sound]`,
  ].join(';')
  // prettier-ignore
  await runFfmpeg(ffmpegPath, [
    '-i', film, '-filter_complex', graph, '-map', '[picture]', '-map', '[sound]',
    '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '24', '-maxrate', '2500k', '-bufsize', '3750k',
    '-c:a', 'aac', '-b:a', '128k', '-fflags', '+bitexact', '-movflags', '+faststart', '-f', 'mp4', file,
  ])
}
