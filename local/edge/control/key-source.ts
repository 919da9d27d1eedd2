import type { Distribution } from '#core/distribution/distribution.ts'
import { createTrustedKeys, type PublicKeyEntry, type TrustedKeys } from '#local/edge/gate/trusted-keys.ts'
import type { ControlSettings, EdgeSettings } from '#local/edge/settings.ts'
import { createControl, type Control } from './control.ts'
import { createInitialState, listTrustedKeys, type ControlState } from './control-state.ts'
import { createPropagation, type Schedule } from './propagation.ts'
import { openStateFile } from './state-file.ts'

/** Where the edge has its keys from: its settings alone, or a control plane that changes them while it runs. */
export type KeySource = {
  trustedKeys: TrustedKeys
  /** Null without a control plane. */
  control: (Control & Pick<ControlSettings, 'host' | 'port'>) | null
}

export type KeySourceSettings = Pick<
  EdgeSettings,
  'trustedKeys' | 'control' | 'propagationMilliseconds' | 'legacyKeyPairs'
>

export type KeySourceSurroundings = {
  clock: () => Date
  distribution: Distribution
  onFault?: (cause: unknown) => void
  schedule?: Schedule
}

/**
 * Opens the edge's keys. A change that was under way when the edge ended is whole when it starts again.
 *
 * @throws Error One sentence, when the state file is damaged.
 */
export async function openKeySource(
  { trustedKeys: firstKeys, control: settings, propagationMilliseconds, legacyKeyPairs }: KeySourceSettings,
  { clock, distribution, onFault, schedule }: KeySourceSurroundings,
): Promise<KeySource> {
  const legacy: PublicKeyEntry[] = legacyKeyPairs.map((pair) => ({ ...pair, group: 'legacy' }))
  if (!settings) return { trustedKeys: createTrustedKeys([...firstKeys, ...legacy]), control: null }

  const { statePath, keyGroupIds, host, port, accessKeyId, secretAccessKey } = settings
  const listKeys = (state: ControlState) => [...listTrustedKeys(state, keyGroupIds), ...legacy]
  const stateFile = await openStateFile(statePath, () => createInitialState(firstKeys, keyGroupIds, clock()))
  const trustedKeys = createTrustedKeys(listKeys(stateFile.read()))
  const propagation = createPropagation(trustedKeys, propagationMilliseconds, schedule)
  const control = createControl({
    caller: { accessKeyId, secretAccessKey },
    stateFile,
    clock,
    groupsInUse: findGroupsInUse(distribution, keyGroupIds),
    onChange: (state) => propagation.publish(listKeys(state)),
    ...(onFault ? { onFault } : {}),
  })
  const close = async () => {
    await control.close()
    propagation.stop()
  }
  return { trustedKeys, control: { ...control, close, host, port } }
}

function findGroupsInUse({ behaviours }: Distribution, keyGroupIds: Record<string, string>): Set<string> {
  const names = behaviours.flatMap(({ viewerAccess }) =>
    viewerAccess.kind === 'signed' ? viewerAccess.trustedKeyGroups : [],
  )
  return new Set(names.flatMap((name) => keyGroupIds[name] ?? []))
}
