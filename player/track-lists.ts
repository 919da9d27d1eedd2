/**
 * The lists that media-chrome's quality and audio menus read from a media element (`videoRenditions`, `audioTracks`),
 * for browsers that have none of their own. They are put on the element before the controls meet it and filled later.
 *
 * @see https://github.com/video-dev/media-tracks
 */
export type Rendition = { id: string; width: number; height: number; bitrate: number }

export type AudioChoice = { id: string; kind: string; label: string; language: string; isHeard: boolean }

/** Array-like, as media-chrome indexes it: `list[list.selectedIndex]`; −1 is automatic. */
export class RenditionList extends EventTarget {
  readonly [index: number]: Rendition
  length = 0
  private chosen = -1
  private onChoose: (index: number) => void = () => {}

  fill(renditions: readonly Rendition[], onChoose: (index: number) => void): void {
    Object.assign(this, { ...renditions })
    this.length = renditions.length
    this.onChoose = onChoose
    this.dispatchEvent(new Event('addrendition'))
  }

  /** Shows a choice that was made elsewhere. */
  show(index: number): void {
    this.chosen = index
    this.dispatchEvent(new Event('change'))
  }

  get selectedIndex(): number {
    return this.chosen
  }

  set selectedIndex(index: number) {
    this.chosen = index
    this.onChoose(index)
    this.dispatchEvent(new Event('change'))
  }

  *[Symbol.iterator](): Iterator<Rendition> {
    for (let index = 0; index < this.length; index += 1) {
      const rendition = this[index]
      if (rendition) yield rendition
    }
  }
}

type AudioEntry = Omit<AudioChoice, 'isHeard'> & { enabled: boolean }

/** One of its tracks is heard at a time; enabling another switches. */
export class AudioList extends EventTarget {
  private entries: readonly AudioEntry[] = []
  private heard = -1

  fill(choices: readonly AudioChoice[], onChoose: (index: number) => void): void {
    const choose = (index: number) => {
      if (index === this.heard) return
      this.heard = index
      onChoose(index)
      this.dispatchEvent(new Event('change'))
    }
    const isHeard = (index: number) => index === this.heard
    this.heard = choices.findIndex((choice) => choice.isHeard)
    this.entries = choices.map(({ id, kind, label, language }, index) => ({
      ...{ id, kind, label, language },
      get enabled() {
        return isHeard(index)
      },
      set enabled(isEnabled: boolean) {
        if (isEnabled) choose(index)
      },
    }))
    this.dispatchEvent(new Event('addtrack'))
  }

  /** Shows a choice that was made elsewhere. */
  show(index: number): void {
    if (index === this.heard) return
    this.heard = index
    this.dispatchEvent(new Event('change'))
  }

  get length(): number {
    return this.entries.length
  }

  [Symbol.iterator](): Iterator<AudioEntry> {
    return this.entries[Symbol.iterator]()
  }
}

export type TrackLists = { renditions: RenditionList; audio: AudioList }

/** Puts both lists on a media element; the browser's own `audioTracks`, where it has them, gives way. */
export function installTrackLists(media: HTMLMediaElement): TrackLists {
  const lists = { renditions: new RenditionList(), audio: new AudioList() }
  Object.defineProperty(media, 'videoRenditions', { configurable: true, value: lists.renditions })
  Object.defineProperty(media, 'audioTracks', { configurable: true, value: lists.audio })
  return lists
}
