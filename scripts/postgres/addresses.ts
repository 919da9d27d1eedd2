/** `admin` is the cluster's superuser, `migrate` owns the database, `app` reads and writes rows. */
export type Passwords = { admin: string; migrate: string; app: string }

export type Addresses = { adminUrl: string; migrateUrl: string; appUrl: string }

/** Where the embedded server's three roles connect; the superuser to `postgres`, the others to `usher`. */
export function databaseAddresses({ admin, migrate, app }: Passwords, port: number): Addresses {
  const address = (user: string, password: string, database: string) =>
    `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
  return {
    adminUrl: address('postgres', admin, 'postgres'),
    migrateUrl: address('usher_migrate', migrate, 'usher'),
    appUrl: address('usher_app', app, 'usher'),
  }
}
