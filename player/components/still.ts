/** Attributes of what media-chrome must not fade out with the controls; React knows no such attribute on a `div`. */
export const still = { noautohide: '' } as object
