import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** Run beside the portal and never part of it: these may import anything, and nothing else imports them. */
const tools = ['scripts', 'tests', 'e2e', 'bench', 'prisma'].map((folder) => `${folder}/**/*.{ts,tsx,js,mjs}`)
const unitTests = ['**/*.test.{ts,tsx}']

const framework = { regex: '^(?:next|next-auth|react|react-dom)(?:/|$)', message: 'No framework in this layer.' }
const next = { regex: '^(?:next|next-auth)(?:/|$)', message: 'The worker runs this file too, without Next.' }
const prisma = { regex: '^@?prisma(?:/|$)', message: 'A stand-in never reaches the database.' }
const cryptoOnly = { regex: '^(?!node:crypto$|#|\\.)', message: 'core/ imports node:crypto and nothing else.' }

const climbing = { regex: '(?:^|/)\\.\\.(?:/|$)', message: 'Climb with #, not with ../' }
const absolute = { regex: '^(?:/|file:|data:)', message: 'A file of the project is named from its root, with #.' }
const aroundTheRules = { regex: '^(?:node:)?(?:module|process)$', message: 'This goes around what lint can see.' }
const always = [climbing, absolute]

const settings = { object: 'process', property: 'env', message: 'Read #platform/env.ts: it is checked at the start.' }
const hiddenSettings = {
  selector: 'MemberExpression[property.name="env"] > MemberExpression.object[property.name="process"]',
  message: settings.message,
}
const barrel = { selector: 'ExportAllDeclaration', message: 'No barrels: import each thing from its own file.' }
const reExport = { selector: 'ExportNamedDeclaration[source]', message: 'No barrels: import from the file itself.' }
const dynamic = { selector: 'ImportExpression', message: 'A dynamic import escapes the direction rule.' }
const dynamicOfProject = {
  selector: 'ImportExpression:not([source.type="Literal"]), ImportExpression[source.value=/^(?:[#/]|\\.\\.)/]',
  message: 'Only a package or a file of the same folder may be loaded late: others escape the direction rule.',
}
const typeOfProject = {
  selector: 'TSImportType Literal[value=/^[#./]/]',
  message: 'A type is imported at the top, where the direction rule sees it.',
}

const platform = 'platform/(?!generated/)'
const wireOfCore = 'core/(?:result|errors|http|address-fields|staff-permissions)\\.ts$'
const sharedFeatures = 'features/(?:accounts/session|playback/access)\\.ts$'
const jobsOfFeatures = 'features/[a-z-]+/(?:commands|queries)\\.ts$'

/**
 * What each layer may import: its own files and these, as regexes after `#`; `types` only as types. A list of what is
 * allowed, so that a new folder is closed until it is named here. `never` bars packages.
 */
const layers = {
  core: { may: [], never: [cryptoOnly] },
  platform: { may: ['core/'], never: [framework] },
  jobs: { may: ['core/', platform], never: [framework] },
  worker: { may: ['core/', platform, 'jobs/', jobsOfFeatures], never: [framework] },
  local: { may: ['core/'], never: [framework, prisma] },
  infra: { may: ['core/'], never: [framework, prisma] },
  messages: { may: [], never: [framework] },
  player: { may: [], types: ['core/', 'messages/'], late: dynamicOfProject },
  ui: { may: [], types: ['core/', 'messages/'] },
  app: { may: ['features/', 'ui/', 'player/', 'messages/', wireOfCore] },
}
const features = [
  'accounts',
  'audit-trail',
  'catalog',
  'insights',
  'language',
  'library-admin',
  'membership',
  'playback',
  'private-files',
  'signing-keys',
]
for (const name of features) {
  layers[`features/${name}`] = { may: ['core/', platform, 'jobs/', 'ui/', 'player/', 'messages/', sharedFeatures] }
}

/** The files at the root that Next loads, and what each may import. */
const rootFiles = {
  'proxy.ts': ['core/(?:security-headers|secret-paths|result|errors|http)\\.ts$', 'platform/env\\.ts$'],
  'instrumentation*.ts': ['core/http\\.ts$', 'platform/env\\.ts$'],
}

function refuseOutside(name, allowed) {
  const named = allowed.length === 0 ? 'nothing of the project' : `only ${allowed.join(' ')}`
  return { regex: `^#(?!${allowed.join('|') || '$'})`, message: `${name} may import ${named}` }
}

// A later block replaces the options of an earlier one and never adds to them: each block names all that holds in it.
function directions(files, patterns, syntax) {
  return {
    files,
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
      'no-restricted-syntax': ['error', ...syntax],
    },
  }
}

function layer([name, { may, types = [], never = [], late = dynamic }]) {
  const asTypes = types.map((prefix) => ({
    regex: `^#${prefix}`,
    allowTypeImports: true,
    message: `${name}/ takes only types from ${prefix}`,
  }))
  const outside = refuseOutside(`${name}/`, [`${name}/`, ...may, ...types])
  return directions(
    [`${name}/**/*.{ts,tsx}`],
    [outside, ...asTypes, ...never, ...always, aroundTheRules],
    [barrel, reExport, late, typeOfProject, hiddenSettings],
  )
}

function rootFile([name, may]) {
  const below = { regex: '^\\./.*/', message: 'Name it from the root, with #.' }
  return directions([name], [refuseOutside(name, may), below, ...always], [barrel, typeOfProject, hiddenSettings])
}

const featuresOfWorker = Object.entries(layers)
  .filter(([name]) => name.startsWith('features/'))
  .map(([name, { may }]) => {
    const block = layer([name, { may, never: [next] }])
    return { ...block, files: [`${name}/commands.ts`, `${name}/queries.ts`] }
  })

export default defineConfig(
  { ignores: ['.next/**', '.usher/**', 'platform/generated/**', 'tests/conformance/vectors/**', 'next-env.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommended,
  { files: ['**/*.tsx'], extends: [reactHooks.configs.flat.recommended] },
  {
    rules: {
      'no-restricted-properties': ['error', settings],
      // `{ left, ...rest }` is how a property is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  directions(
    ['**/*.{ts,tsx,js,mjs}'],
    [refuseOutside('A file outside every layer', []), ...always],
    [barrel, hiddenSettings],
  ),
  Object.entries(layers).map(layer),
  featuresOfWorker,
  Object.entries(rootFiles).map(rootFile),
  directions([...tools, ...unitTests], always, [barrel]),
  {
    files: ['platform/env.ts', 'instrumentation*.ts', '*.config.{ts,js}', ...tools, ...unitTests],
    rules: { 'no-restricted-properties': 'off' },
  },
)
