import { expect, test } from 'vitest'
import { readComplaint } from './read-complaint.ts'

test.each([
  ["[hls] Format not on whitelist 'mov'", 'FORMAT_NOT_ACCEPTED'],
  ['Codec (ansi) not on whitelist "h264"', 'CODEC_NOT_ACCEPTED'],
  ['Number of streams exceeds max_streams parameter (32)\nfile:source: Cannot allocate memory', 'TOO_MANY_STREAMS'],
  ['prlimit: failed to execute ffmpeg: No such file or directory', 'INTERNAL'],
  ['moov atom not found', 'UNREADABLE'],
  ['av_interleaved_write_frame(): No space left on device', 'WORKSPACE_FULL'],
])('the complaint "%s" means %s', (stderr, code) => {
  expect(readComplaint(stderr, code === 'INTERNAL' ? 'UNREADABLE' : 'INTERNAL')).toBe(code)
})

test('what nobody knows is bad luck of the file only while it is probed', () => {
  expect(readComplaint('Something never seen', 'UNREADABLE')).toBe('UNREADABLE')
  expect(readComplaint('Something never seen', 'INTERNAL')).toBe('INTERNAL')
})
