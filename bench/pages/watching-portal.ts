import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { encode } from 'next-auth/jwt'
import { startNginx } from '#bench/edge/start-nginx.ts'
import { describePortalCookie } from '#features/accounts/session-cookie.ts'
import { writeSessionClaims } from '#features/accounts/session-claims.ts'
import { makeTestFilm } from '#scripts/demo/make-test-film.ts'
import { openIngestContext, type IngestContext } from '#scripts/ingest/ingest-context.ts'
import { ingestFile } from '#scripts/ingest/ingest-file.ts'
import { projectFolder } from '#scripts/portal/settings.ts'
import { startTestPortal } from '#scripts/portal/test-portal.ts'
import { createMember } from '#tests/integration/support/people-and-films.ts'

/** A portal with one film and a member, and nginx with the same files and nothing around them but hls.js. */
export type WatchingPortal = {
  appOrigin: string
  titlePath: string
  watchPath: string
  /** The member's session, as a browser takes it. */
  cookie: { name: string; value: string; url: string }
  bareUrl: string
  stop(): Promise<void>
}

const barePage = `<!doctype html><meta charset="utf-8"><title>bare</title><video muted playsinline></video>
<script src="hls.min.js"></script><script>
const video = document.querySelector('video'), hls = new Hls({ maxBufferLength: 30, capLevelToPlayerSize: true })
hls.loadSource('media/master.m3u8'); hls.attachMedia(video); void video.play()
</script>`

export async function startWatchingPortal(): Promise<WatchingPortal> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-bench-watch-'))
  const portal = await startTestPortal()
  const context = await openIngestContext(portal.workerEnvironment)
  try {
    const library = await context.database.library.create({
      data: { slug: 'bench-films', name: 'Bench', description: 'For the bench.', kind: 'FILMS' },
    })
    const file = join(folder, 'film.mp4')
    await makeTestFilm({ ffmpegPath: portal.workerEnvironment['FFMPEG_PATH'] ?? 'ffmpeg', file, seconds: 12 })
    const target = {
      librarySlug: library.slug,
      title: { name: 'A film to measure', kind: 'FILM' as const },
      playable: { kind: 'FILM' as const },
    }
    const film = await ingestFile(context, { file, target })
    if (!film.ok) throw new Error(`the film was refused: ${film.error.reason}`)
    const { claims } = await createMember(context.database, library.id, new Date())
    const secret = portal.secrets?.sessionSecret
    if (secret === undefined) throw new Error('the portal has no secrets of its own')
    const root = join(folder, 'root')
    await copyPackage(context, `library/${library.slug}/${film.value.assetId}/`, join(root, 'media'))
    await writeFile(join(root, 'index.html'), barePage)
    await copyFile(join(projectFolder, 'node_modules/hls.js/dist/hls.min.js'), join(root, 'hls.min.js'))
    const nginx = await startNginx({ folder: join(folder, 'nginx'), root, isSendfile: true })
    return {
      appOrigin: portal.appOrigin,
      titlePath: `/titles/${film.value.titleSlug}`,
      watchPath: `/watch/${film.value.playableId}`,
      cookie: {
        name: describePortalCookie('session', portal.appOrigin).name,
        value: await encode({ token: writeSessionClaims(claims), secret }),
        url: portal.appOrigin,
      },
      bareUrl: `http://127.0.0.1:${nginx.port}/index.html`,
      async stop() {
        await nginx.stop()
        await portal.stop()
        await rm(folder, { recursive: true, force: true })
      },
    }
  } catch (cause) {
    await portal.stop()
    await rm(folder, { recursive: true, force: true })
    throw cause
  } finally {
    await context.close()
  }
}

async function copyPackage({ storage }: IngestContext, prefix: string, folder: string): Promise<void> {
  for (const { key } of await storage.list(prefix)) {
    const path = join(folder, key.slice(prefix.length))
    await mkdir(dirname(path), { recursive: true })
    await storage.getToFile(key, path)
  }
}
