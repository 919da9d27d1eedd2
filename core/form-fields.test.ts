import { expect, test } from 'vitest'
import { readForm } from './form-fields.ts'

test('a form is itself, and anything else has no fields', () => {
  const form = new FormData()
  form.set('titleId', 'x')
  expect(readForm(form)).toBe(form)
  for (const given of [undefined, null, 'titleId=x', 7, ['x'], { get: () => 'x' }, new Map([['titleId', 'x']])]) {
    expect([...readForm(given)]).toEqual([])
  }
})
