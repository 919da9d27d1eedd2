/**
 * Two things that media-chrome fixes for itself and this player needs otherwise.
 *
 * - The controller names itself a region called "video player": the page has one region for it, the section around.
 * - The seek preview loads its picture without credentials: ours stands behind the media cookies.
 */
export function adaptControls(controller: HTMLElement): void {
  controller.setAttribute('role', 'group')
  controller.setAttribute('aria-label', 'Picture and controls')
  controller.removeAttribute('tabindex')

  const timeRange = controller.querySelector('media-time-range')
  const preview = timeRange?.shadowRoot?.querySelector('media-preview-thumbnail')
  const picture = preview?.shadowRoot?.querySelector('img')
  if (picture) picture.crossOrigin = 'use-credentials'
}
