/** Reads `YYYYMMDDTHHMMSSZ`, UTC; `null` when the text is not such an instant. */
export function parseAmzDate(text: string): Date | null {
  const fields = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text)
  if (!fields) return null
  const [, year, month, day, hours, minutes, seconds] = fields
  const date = new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`)
  return Number.isNaN(date.getTime()) ? null : date
}
