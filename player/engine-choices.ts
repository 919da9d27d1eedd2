import type Hls from 'hls.js'
import { readPreference, rememberPreference } from './preferences.ts'
import { chooseHeight } from './remembered-quality.ts'
import type { AudioList, RenditionList } from './track-lists.ts'

/** Fills the list of qualities once the manifest is read, and begins with the one that was chosen last on this device. */
export function offerRenditions(HlsClass: typeof Hls, hls: Hls, list: RenditionList): void {
  hls.on(HlsClass.Events.MANIFEST_PARSED, () => {
    const renditions = hls.levels.map(({ width, height, bitrate }, id) => ({ id: String(id), width, height, bitrate }))
    // Sound alone has no picture sizes to choose from.
    if (!renditions.every(({ height }) => height > 0)) return
    list.fill(renditions, (index) => {
      // At once: the gentler switch at the next segment never comes where the rest is buffered already.
      if (index < 0) hls.nextLevel = index
      else hls.currentLevel = index
      const shown = renditions[index]
      rememberPreference('quality', shown ? String(Math.min(shown.width, shown.height)) : 'auto')
    })
    const remembered = chooseHeight(renditions, readPreference('quality'))
    if (remembered < 0) return
    hls.startLevel = remembered
    hls.loadLevel = remembered
    list.show(remembered)
  })
}

/** Fills the list of languages that can be heard; the engine has chosen the remembered one already. */
export function offerAudio(HlsClass: typeof Hls, hls: Hls, list: AudioList): void {
  hls.on(HlsClass.Events.AUDIO_TRACKS_UPDATED, (_event, { audioTracks }) => {
    const choices = audioTracks.map(({ id, name, lang }, index) => ({
      ...{ id: String(id), label: name, language: lang ?? '', kind: index === 0 ? 'main' : 'alternative' },
      isHeard: index === Math.max(0, hls.audioTrack),
    }))
    list.fill(choices, (index) => {
      hls.audioTrack = index
      const language = choices[index]?.language
      if (language) rememberPreference('audio', language)
    })
  })
  // Its first choice is made after the list was told.
  hls.on(HlsClass.Events.AUDIO_TRACK_SWITCHING, (_event, { id }) => list.show(id))
}
