import type { HlsConfig, Loader, LoaderCallbacks, LoaderConfiguration, LoaderContext, LoaderStats } from 'hls.js'
import type { MediaGate } from './media-gate.ts'

type LoaderClass = new (config: HlsConfig) => Loader<LoaderContext>

/**
 * Wraps hls.js's own loader so that a refusal of the edge never reaches the engine: the gate renews the grant, the same
 * request goes out again, and no quality is given up for it. Only what the gate gives up on becomes an engine error.
 *
 * @see https://github.com/video-dev/hls.js/blob/master/docs/API.md#loader
 */
export function createGrantedLoader(Inner: LoaderClass, gate: MediaGate, now: () => number): LoaderClass {
  return class GrantedLoader implements Loader<LoaderContext> {
    context: LoaderContext | null = null
    stats: LoaderStats
    private readonly config: HlsConfig
    private inner: Loader<LoaderContext>
    private isGone = false

    constructor(config: HlsConfig) {
      this.config = config
      this.inner = new Inner(config)
      this.stats = this.inner.stats
    }

    load(context: LoaderContext, config: LoaderConfiguration, callbacks: LoaderCallbacks<LoaderContext>): void {
      this.context = context
      const startedAt = now()
      this.inner.load(context, config, {
        ...callbacks,
        onSuccess: (...answer) => {
          gate.arrived()
          callbacks.onSuccess(...answer)
        },
        onError: (error, ...rest) => {
          // 0: the browser hid the answer, as it does with a refusal that carries no CORS headers.
          if (error.code !== 0 && error.code !== 403) return callbacks.onError(error, ...rest)
          void gate.failed({ startedAt, status: error.code || undefined }).then((next) => {
            if (this.isGone) return
            if (next === 'retry') this.again(context, config, callbacks)
            else callbacks.onError(error, ...rest)
          })
        },
      })
    }

    private again(context: LoaderContext, config: LoaderConfiguration, callbacks: LoaderCallbacks<LoaderContext>) {
      this.inner.destroy()
      this.inner = new Inner(this.config)
      // The engine holds this very object; a loader starts only on unused figures.
      Object.assign(this.stats, this.inner.stats)
      this.inner.stats = this.stats
      this.load(context, config, callbacks)
    }

    abort(): void {
      this.isGone = true
      this.inner.abort()
    }

    destroy(): void {
      this.isGone = true
      this.inner.destroy()
    }

    getCacheAge(): number | null {
      return this.inner.getCacheAge?.() ?? null
    }

    getResponseHeader(name: string): string | null {
      return this.inner.getResponseHeader?.(name) ?? null
    }
  }
}
