import type { Locator } from '@playwright/test'

/** Frames that the browser has really decoded. */
export function countFrames(video: Locator): Promise<number> {
  return video.evaluate((element: HTMLVideoElement) => element.getVideoPlaybackQuality().totalVideoFrames)
}

export function readTime(video: Locator): Promise<number> {
  return video.evaluate((element: HTMLVideoElement) => element.currentTime)
}

/** The picture as it stands, small, as numbers: only a page that may read the media gets them. */
export function samplePicture(video: Locator): Promise<number[]> {
  return video.evaluate((element: HTMLVideoElement) => {
    const canvas = document.createElement('canvas')
    canvas.width = 16
    canvas.height = 9
    const context = canvas.getContext('2d')
    context?.drawImage(element, 0, 0, 16, 9)
    return [...(context?.getImageData(0, 0, 16, 9).data ?? [])]
  })
}

/** Mean difference of two samples, 0 to 255. */
export function compareSamples(left: number[], right: number[]): number {
  return left.reduce((sum, value, index) => sum + Math.abs(value - (right[index] ?? 0)), 0) / left.length
}
