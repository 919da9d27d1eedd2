/** Containers that are opened; ffmpeg is told the same list, so a playlist by any name stays closed. */
export const acceptedFormats = 'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flac,mp3,wav,ogg' as const

// prettier-ignore
const videoDecoders = [
  'h264', 'hevc', 'av1', 'libdav1d', 'libaom-av1', 'vp8', 'vp9', 'mpeg4', 'mpeg2video', 'mpeg1video', 'msmpeg4', 'msmpeg4v2',
  'theora', 'prores', 'dnxhd', 'dvvideo', 'ffv1', 'huffyuv', 'h263', 'rawvideo', 'mjpeg', 'png',
]
// prettier-ignore
const audioDecoders = [
  'aac', 'mp3', 'mp3float', 'mp2', 'mp2float', 'ac3', 'eac3', 'dca', 'opus', 'libopus', 'vorbis', 'flac', 'alac',
  'pcm_u8', 'pcm_s8', 'pcm_s16le', 'pcm_s16be', 'pcm_s24le', 'pcm_s24be', 'pcm_s32le', 'pcm_s32be', 'pcm_f32le', 'pcm_f32be',
  'pcm_f64le', 'pcm_alaw', 'pcm_mulaw', 'adpcm_ima_wav', 'adpcm_ms',
]

/** Text tracks that can be read out of a file, by codec. */
export const acceptedTextCodecs = ['mov_text', 'subrip', 'webvtt', 'ass'] as const

/** Decoders that may run. A stream that needs another one is refused, not handed to whatever ffmpeg was built with. */
export const acceptedDecoders = [...videoDecoders, ...audioDecoders, ...acceptedTextCodecs].join(',')

/** Tracks of sound that a film keeps; further ones are left out. */
export const maximumAudioTracks = 8
/** Text tracks inside of a file that a film keeps. */
export const maximumEmbeddedCaptions = 16
/** Chapters that a film keeps. */
export const maximumChapters = 200

/** Streams a file may have before ffmpeg stops counting. */
export const maximumStreams = 32

/** Bytes that ffmpeg may read to find out what a file is. */
export const probeSizeBytes = 50_000_000

/** Microseconds of media that ffmpeg may look at to find out what a file is. */
export const analyzeMicroseconds = 30_000_000

/** Pixels of one side; 8K film fits. */
export const maximumSide = 8_192
/** Pixels of the shorter side below which there is nothing to see. */
export const minimumSide = 16
/** Pixels of one decoded picture (8192 × 4320). */
export const maximumPixels = 35_389_440
/** Pixels of one piece of artwork, decoded. */
export const maximumArtworkPixels = 40_000_000

/** Seconds that one film may last. */
export const maximumDurationSeconds = 12 * 3_600

/** Bits a second below which no real film or recording lies: a file that claims less claims a false duration. */
export const minimumBitsPerSecond = 400

/** Bytes of a trailer as it is sent. */
export const maximumTrailerBytes = 4 * 1024 ** 3

/** Bytes of one source. */
export const maximumSourceBytes = 200 * 1024 ** 3
