type Controller = HTMLElement & { fullscreenElement?: Element }

/**
 * What media-chrome fixes for itself and this player needs otherwise.
 *
 * - The controller names itself a region called "video player": the page has one region for it, the section around.
 * - Full screen shows that section, which stays when one part gives way to the next.
 * - The way back out of a submenu is a button, which no menu may hold (WAI-ARIA 1.2 §5.2.6): it becomes an item of it.
 * - The seek preview loads its picture without credentials: ours stands behind the media cookies.
 */
export function adaptControls(controller: Controller, name: string): void {
  controller.setAttribute('role', 'group')
  controller.setAttribute('aria-label', name)
  controller.removeAttribute('tabindex')
  const box = controller.closest('.usher-player')
  if (box) controller.fullscreenElement = box

  const timeRange = controller.querySelector('media-time-range')
  const preview = timeRange?.shadowRoot?.querySelector('media-preview-thumbnail')
  const picture = preview?.shadowRoot?.querySelector('img')
  if (picture) picture.crossOrigin = 'use-credentials'

  for (const menu of controller.querySelectorAll('[role="menu"]'))
    menu.shadowRoot?.querySelector('button[part~="back"]')?.setAttribute('role', 'menuitem')
}
