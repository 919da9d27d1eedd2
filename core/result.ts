/** An expected outcome as a value: `value` when it went well, a code when it was refused. */
export type Result<Value, Refusal> = { ok: true; value: Value } | { ok: false; error: Refusal }

export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function err<Refusal>(error: Refusal): { ok: false; error: Refusal } {
  return { ok: false, error }
}
