/** Joins the class names that hold; `false`, `null` and empty strings fall away. */
export function classList(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
