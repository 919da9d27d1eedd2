import { expect, test } from 'vitest'
import { readUploadFailure, uploadFailures } from './upload-failures.ts'

test('a code is read, and a sentence of before there were codes is none', () => {
  expect(uploadFailures.map(readUploadFailure)).toEqual(uploadFailures)
  expect(readUploadFailure('What arrived is not the file that was chosen.')).toBeNull()
  expect(readUploadFailure(null)).toBeNull()
})
