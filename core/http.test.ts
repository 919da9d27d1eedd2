import { AsyncLocalStorage } from 'node:async_hooks'
import { afterEach, expect, test } from 'vitest'
import { answerNotFound, answersSymbol, type AnswerUnderWay } from './http.ts'

const answers = new AsyncLocalStorage<AnswerUnderWay>()
const shared = globalThis as { [answersSymbol]?: typeof answers }

afterEach(() => {
  delete shared[answersSymbol]
})

function drawAbsent(headers: Record<string, string> = {}, headersSent = false) {
  shared[answersSymbol] = answers
  const response = { statusCode: 200, headersSent }
  const isAnswered = answers.run({ request: { headers }, response }, answerNotFound)
  return [isAnswered, response.statusCode]
}

test('a page that is not there has the status 404 and is drawn on', () => {
  expect(drawAbsent()).toEqual([true, 404])
})

test.each([
  ['the router', { rsc: '1' }],
  ['an action', { 'next-action': 'x' }],
])('what %s asks for keeps its status: a script draws it', (_label, headers) => {
  expect(drawAbsent(headers)).toEqual([true, 200])
})

test('where the status can be set no more, or nobody follows the answers, it says so', () => {
  expect(drawAbsent({}, true)).toEqual([false, 200])
  delete shared[answersSymbol]
  expect(answerNotFound()).toBe(false)
})
