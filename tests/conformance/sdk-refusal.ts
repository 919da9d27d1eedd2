/** The refusal of a call that must fail: the SDK's name for it, and the status. */
export async function refusalOf(call: Promise<unknown>): Promise<{ name: string; status: number | undefined }> {
  try {
    await call
  } catch (error) {
    const { name, $metadata } = error as { name: string; $metadata?: { httpStatusCode?: number } }
    return { name, status: $metadata?.httpStatusCode }
  }
  throw new Error('The call succeeded and should have been refused.')
}
