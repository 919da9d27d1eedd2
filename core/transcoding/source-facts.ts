/** A frame rate as an exact fraction of frames a second, so that 30000/1001 stays what it is. */
export type FrameRate = { numerator: number; denominator: number }

/** The picture of a source as a viewer would see it. */
export type VideoFacts = {
  /** Index of the stream inside the file. */
  streamIndex: number
  codec: string
  /** Width and height in square pixels, after rotation and with the sample aspect ratio applied. */
  displayWidth: number
  displayHeight: number
  /** The constant rate of the file, or the mean when it varies. */
  frameRate: FrameRate
  isVariableRate: boolean
  isInterlaced: boolean
  /** Clockwise degrees that the player must turn the coded picture: 0, 90, 180 or 270. */
  rotationDegrees: number
}

/** One track of the sound of a source. */
export type AudioFacts = {
  streamIndex: number
  codec: string
  channels: number
  /** Whether the file says which loudspeaker each channel is for. */
  hasKnownLayout: boolean
  /** BCP 47, where the file says so in a form that can be read. */
  language: string | null
}

/** A text track inside of the file. */
export type SubtitleFacts = { streamIndex: number; language: string }

export type ChapterFacts = { startSeconds: number; name: string }

/** What the pipeline needs to know of a source, and nothing the file merely claims about itself. */
export type SourceFacts = {
  /** Names of the container as ffprobe gives them, such as `mov,mp4,m4a,3gp,3g2,mj2`. */
  container: string
  /** Seconds as the file claims them; null when it makes no claim (a browser's recording, for instance). */
  durationSeconds: number | null
  /** Whether the container states its duration, rather than ffprobe guessing it from the bit rate. */
  isDurationStated: boolean
  sizeBytes: number
  video: VideoFacts | null
  /** The track that the file marks as default, else its first. */
  audio: AudioFacts | null
  /** Its other tracks, in the file's order. */
  otherAudio: AudioFacts[]
  /** Index of an attached picture (cover art), which is never taken for a film. */
  coverStreamIndex: number | null
  /** Only those of text and of a stated language: pictures of text cannot become captions. */
  subtitles: SubtitleFacts[]
  chapters: ChapterFacts[]
}
