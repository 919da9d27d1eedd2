/** Why a file cannot become a film here, each in words for the person who sent it. */
// prettier-ignore
export const ingestRefusals = {
  EMPTY_FILE:            'The file is empty. Send it again: the copy may have been interrupted.',
  SOURCE_MISSING:        'The uploaded file is no longer in storage. Send it again.',
  SOURCE_TOO_LARGE:      'The file is larger than 200 GB, the most that one film may have.',
  FORMAT_NOT_ACCEPTED:   'This is not a film or sound file of a kind we take. Send MP4, MOV, MKV, WebM, AVI, MPEG, MP3, FLAC, WAV or Ogg.',
  UNREADABLE:            'The file is damaged or incomplete and cannot be read. Export it again and send the new copy.',
  NOTHING_TO_PLAY:       'The file holds neither a picture nor sound.',
  CODEC_NOT_ACCEPTED:    'The picture or sound is stored in a way we do not take. Export it as H.264 with AAC and send that.',
  TOO_MANY_STREAMS:      'The file holds more than 32 tracks. Export it with the tracks that are needed.',
  PICTURE_TOO_LARGE:     'The picture is larger than 8192 pixels on a side. Export it at 8K or below.',
  PICTURE_TOO_SMALL:     'The picture is smaller than 16 pixels on a side.',
  TOO_LONG:              'The film is longer than 12 hours, the most that one film may last.',
  DURATION_IMPLAUSIBLE:  'The file claims to last far longer than what it holds. Export it again and send the new copy.',
  INCOMPLETE:            'The file breaks off before its end. Send it again: the copy may have been interrupted.',
  TOOK_TOO_LONG:         'Preparing this file took longer than a film of its length may take.',
  CAPTIONS_UNREADABLE:   'The captions could not be read. Send WebVTT or SubRip (.srt) in UTF-8.',
  CAPTIONS_TOO_LARGE:    'The captions are larger than 2 MB or have more than 20,000 lines.',
  ARTWORK_UNREADABLE:    'The picture for the poster could not be read. Send JPEG, PNG or WebP.',
  ARTWORK_TOO_LARGE:     'The picture for the poster has more than 40 million pixels. Send a smaller one.',
  TRAILER_UNREADABLE:    'The trailer could not be read as a film. Export it as H.264 with AAC and send that.',
  TRAILER_TOO_LARGE:     'The trailer is larger than 4 GB. Only its first 90 seconds are shown: send a shorter one.',
} as const satisfies Record<string, string>

/** A refusal that lies in the file itself: trying again with the same file changes nothing. */
export type IngestRefusal = keyof typeof ingestRefusals

/** What went wrong on our side, after every retry; the source is kept, so that the job can be started again. */
// prettier-ignore
export const ingestFaults = {
  STORAGE_UNAVAILABLE:   'The media storage could not be reached for several attempts. The file is kept: start again later.',
  WORKSPACE_FULL:        'The machine that prepares films has too little free space. The file is kept: start again later.',
  WORKER_LOST:           'Preparing was interrupted several times. The file is kept: start again later.',
  INTERNAL:              'Preparing failed for a reason on our side. The file is kept: start again later.',
} as const satisfies Record<string, string>

export type IngestFault = keyof typeof ingestFaults

/** The sentence an editor reads for one failure code. */
export function explainIngestFailure(code: IngestRefusal | IngestFault): string {
  return code in ingestRefusals ? ingestRefusals[code as IngestRefusal] : ingestFaults[code as IngestFault]
}
