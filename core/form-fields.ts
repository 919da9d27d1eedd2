/**
 * The form that an action was sent. Whoever calls an action by hand may send anything: what is no form has no fields, and
 * is refused for what it lacks.
 */
export function readForm(given: unknown): FormData {
  return given instanceof FormData ? given : new FormData()
}
