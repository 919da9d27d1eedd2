/** The fields of an address as Next hands them over. */
export type AddressFields = Record<string, string | string[] | undefined>

/** Next gives a list where a field is repeated: the first counts; empty where there is none. */
export function first(field: string | string[] | undefined): string {
  return (Array.isArray(field) ? field[0] : field) ?? ''
}
