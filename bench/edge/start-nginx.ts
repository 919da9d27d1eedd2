import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { onCore } from '#bench/processor.ts'
import { findFreePorts } from '#scripts/portal/ports.ts'

export type RunningNginx = { pid: number; port: number; stop(): Promise<void> }

/**
 * Starts nginx with one worker on the server's core, serving a folder, its files kept open and its log buffered as the
 * edge's is.
 *
 * @throws Error When nginx is not installed or does not come up.
 */
export async function startNginx(options: {
  folder: string
  root: string
  isSendfile: boolean
}): Promise<RunningNginx> {
  const { folder, root, isSendfile } = options
  mkdirSync(folder, { recursive: true })
  const { PORT: port = 0 } = await findFreePorts(['PORT'])
  const configuration = `
    daemon off; master_process off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
    events { worker_connections 1024; }
    http {
      types { text/html html; text/javascript js; application/vnd.apple.mpegurl m3u8; video/mp4 m4s mp4; }
      default_type application/octet-stream;
      sendfile ${isSendfile ? 'on' : 'off'}; tcp_nopush on; keepalive_requests 100000000;
      open_file_cache max=1000; output_buffers 2 1m;
      access_log ${folder}/access.log combined buffer=64k;
      client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder};
      uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
      server { listen 127.0.0.1:${port}; root ${root}; }
    }`
  const path = join(folder, 'nginx.conf')
  writeFileSync(path, configuration)
  const { program, words } = onCore('server', ['nginx', '-p', folder, '-c', path])
  // Debian keeps nginx where only root looks.
  const environment = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` }
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'inherit'], env: environment })
  const failed = once(child, 'error').then(() => 'could not be started')
  const ended = once(child, 'exit').then(() => 'ended at once')
  const outcome = await Promise.race([failed, ended, untilServing(port)])
  if (outcome !== null) throw new Error(`nginx ${outcome}: the bench needs it (Debian: apt-get install nginx-light)`)
  return {
    pid: child.pid ?? 0,
    port,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function untilServing(port: number): Promise<null> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null)
    if (answer) return null
    await delay(50)
  }
}
