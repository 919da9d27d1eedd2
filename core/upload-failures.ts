/** Why an upload that was whole could not be put in its place; the words of each stand in `messages/`. */
export const uploadFailures = ['STORAGE_AWAY', 'NOT_THE_FILE', 'UPLOAD_GONE'] as const

export type UploadFailure = (typeof uploadFailures)[number]

/** @returns `null` for what no code is, as the sentences that were kept before there were codes. */
export function readUploadFailure(text: string | null): UploadFailure | null {
  return uploadFailures.find((code) => code === text) ?? null
}
