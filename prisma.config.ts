import { defineConfig } from 'prisma/config'

// The database is reached through the driver adapter in platform/database.ts; the CLI only writes the client.
export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } })
