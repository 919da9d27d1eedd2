import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { secretPathPrefixes } from '#core/secret-paths.ts'
import { writeAppPolicy, writePreviewPolicy, writeWorkerPolicy } from '#local/bucket/policies.ts'
import { bucketSettingsSchema } from '#local/bucket/settings.ts'
import { edgeSettingsSchema } from '#local/edge/settings.ts'
import { bucketName, listLogPaths, region } from './environment.ts'
import type { Home } from './home.ts'
import { keyGroupsPath } from './key-groups.ts'
import { keyGroupNames, type Secrets } from './secrets.ts'
import type { PortalSettings } from './settings.ts'

const distributionId = 'EUSHERLOCAL1'

type Facts = { settings: PortalSettings; home: Home; secrets: Secrets }

function pageOrigins({ ports }: PortalSettings): string[] {
  return [`http://localhost:${ports.app}`, `http://localhost:${ports.edge}`]
}

/** Writes the bucket's settings for its process to read; returns where. */
export function writeBucketSettings({ settings, home, secrets }: Facts): string {
  const identity = (name: keyof Secrets['bucket'], policy: ReturnType<typeof writeAppPolicy>['Statement']) => ({
    name,
    ...secrets.bucket[name],
    policy,
  })
  const value: z.input<typeof bucketSettingsSchema> = {
    port: settings.ports.bucket,
    folder: home.bucket,
    bucketName,
    region,
    identities: [
      // The distribution is judged by the bucket's policy alone, as in production.
      identity('edge', []),
      identity('app', writeAppPolicy(bucketName).Statement),
      identity('worker', writeWorkerPolicy(bucketName).Statement),
      identity('preview', writePreviewPolicy(bucketName).Statement),
    ],
    distributionArn: `arn:aws:cloudfront::000000000000:distribution/${distributionId}`,
    corsAllowedOrigins: pageOrigins(settings),
    accessLogPath: listLogPaths(home).bucketAccess,
  }
  return writeSettings(home, 'bucket', bucketSettingsSchema.parse(value))
}

/** Writes the edge's settings; it begins with the public halves of the keys that the portal signs with. */
export function writeEdgeSettings({ settings, home, secrets }: Facts): string {
  const value: z.input<typeof edgeSettingsSchema> = {
    port: settings.ports.edge,
    bucketEndpoint: `http://127.0.0.1:${settings.ports.bucket}`,
    bucketName,
    region,
    ...secrets.bucket.edge,
    appOrigin: `http://127.0.0.1:${settings.ports.app}`,
    allowedOrigins: pageOrigins(settings),
    trustedKeys: keyGroupNames.map((group) => {
      const { id, publicKeyPem } = secrets.signingKeys[group]
      return { keyId: id, publicKeyPem, group }
    }),
    control: {
      port: settings.ports.edgeControl,
      statePath: keyGroupsPath(home),
      keyGroupIds: secrets.keyGroupIds,
      ...secrets.keyControl,
    },
    propagationMilliseconds: settings.edgePropagationMs,
    legacyKeyPairs: settings.legacyKeyPairs,
    originVerifySecret: secrets.originSecret,
    accessLogPath: listLogPaths(home).edgeAccess,
    secretPathPrefixes: [...secretPathPrefixes],
    distributionId,
  }
  return writeSettings(home, 'edge', edgeSettingsSchema.parse(value))
}

function writeSettings(home: Home, name: string, value: unknown): string {
  const path = join(home.run, `${name}.json`)
  writeFileSync(path, JSON.stringify(value, null, 2), { mode: 0o600 })
  return path
}
