/** Whether the text around an element is written from right to left, by the nearest `dir` that says so. */
export function isRightToLeft(element: Element): boolean {
  return element.closest('[dir]')?.getAttribute('dir') === 'rtl'
}
