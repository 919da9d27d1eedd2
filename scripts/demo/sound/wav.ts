import { sampleRate, type Stereo } from './mix.ts'

/** A RIFF/WAVE file, 16 bit, 48 kHz, two channels, rounded with triangular dither of a fixed pattern. */
export function writeWav({ left, right }: Stereo): Buffer {
  const dataBytes = left.length * 4
  const file = Buffer.alloc(44 + dataBytes)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(36 + dataBytes, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(2, 22)
  file.writeUInt32LE(sampleRate, 24)
  file.writeUInt32LE(sampleRate * 4, 28)
  file.writeUInt16LE(4, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(dataBytes, 40)

  let state = 0x9e3779b9
  const dither = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return ((state >>> 16) + (state & 0xffff)) / 65_536 - 1
  }
  const samples = new Int16Array(file.buffer, file.byteOffset + 44, left.length * 2)
  for (let index = 0; index < left.length; index++) {
    samples[index * 2] = quantise(left[index]!, dither())
    samples[index * 2 + 1] = quantise(right[index]!, dither())
  }
  return file
}

function quantise(sample: number, dither: number): number {
  return Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_767 + dither)))
}
