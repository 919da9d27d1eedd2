import { decideKeyStep, type KeyGroup, type KeyStep } from '#core/signing-keys/lifecycle.ts'
import { publishKey, removeKey, retireKey, switchTo } from './change-keys.ts'
import { confirmKey } from './confirm-key.ts'
import { listGroupKeys, type KeyContext, type KeyRow } from './context.ts'

/** More steps than any sequence of one call has; a bound all the same. */
const mostSteps = 60

/**
 * Takes every step that can be taken now for the keys of one group. All that is known stands in their rows, and each
 * step may be repeated, so a worker that was killed is simply followed by another; two at once do the same once.
 *
 * @throws when CloudFront, the bucket or the database cannot be reached; the steps before are kept.
 */
export async function advanceKeys(context: KeyContext, keyGroup: KeyGroup): Promise<void> {
  for (let taken = 0; taken < mostSteps; taken++) {
    const keys = await listGroupKeys(context.database, keyGroup)
    const step = decideKeyStep(keys, { now: context.clock(), settleSeconds: context.settleSeconds })
    if (step.kind === 'wait' || !(await takeStep(context, keys, step))) return
  }
}

/** Says whether the step was taken; a key that the edge does not trust yet is asked about again later. */
async function takeStep(
  context: KeyContext,
  keys: readonly KeyRow[],
  step: Exclude<KeyStep, { kind: 'wait' }>,
): Promise<boolean> {
  const key = keys.find(({ id }) => id === step.keyId)
  if (!key) return false
  switch (step.kind) {
    case 'publish':
      await publishKey(context, key, keys.find(({ id }) => id === step.replacing) ?? null)
      return true
    case 'confirm':
      return confirmKey(context, key)
    case 'switch':
      await switchTo(context, key)
      return true
    case 'retire':
      await retireKey(context, key)
      return true
    case 'remove':
      await removeKey(context, key)
      return true
  }
}
