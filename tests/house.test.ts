import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'
import { items, type Item } from '../utils/browser/items.ts'
import { parseStored } from '../utils/browser/kept.ts'

const root = resolve(import.meta.dirname, '..')

/** Every file that is or is about to be tracked. */
function listFiles(): string[] {
  const git = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
  })
  if (git.status !== 0) throw new Error(`git ls-files failed: ${git.stderr.toString()}`)
  return git.stdout
    .toString()
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(root, file)))
}

interface Import {
  readonly file: string
  /** A path from the root for a file of ours, the name for a package. */
  readonly target: string
  readonly specifier: string
  readonly isOurs: boolean
  readonly isType: boolean
}

interface Source {
  readonly file: string
  readonly imports: readonly Import[]
  /** Names of properties and attributes the code reads or sets. */
  readonly properties: ReadonlySet<string>
}

function namesIn(node: unknown, names = new Set<string>()): Set<string> {
  if (Array.isArray(node)) {
    for (const item of node) namesIn(item, names)
  } else if (typeof node === 'object' && node !== null) {
    if ('type' in node && (node.type === 'MemberExpression' || node.type === 'JSXAttribute')) {
      const named = 'property' in node ? node.property : 'name' in node ? node.name : undefined
      if (typeof named === 'object' && named !== null && 'name' in named) names.add(String(named.name))
    }
    for (const value of Object.values(node)) namesIn(value, names)
  }
  return names
}

function readSource(file: string): Source {
  const { module, program, errors } = parseSync(file, readFileSync(join(root, file), 'utf8'))
  if (errors.length > 0) throw new Error(`${file} can't be parsed: ${errors[0]?.message}`)
  const found = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      specifier: moduleRequest.value,
      isType: entries.length > 0 && entries.every(({ isType }) => isType),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest ? [{ specifier: moduleRequest.value, isType }] : [],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => ({
      specifier: readFileSync(join(root, file), 'utf8').slice(moduleRequest.start + 1, moduleRequest.end - 1),
      isType: false,
    })),
  ]
  const imports = found.map(({ specifier, isType }) => {
    const isOurs = specifier.startsWith('.')
    const path = specifier.replace(/\?.*$/, '')
    const target = isOurs
      ? relative(root, resolve(root, dirname(file), path)).replaceAll('\\', '/')
      : specifier
    return { file, target, specifier, isOurs, isType }
  })
  return { file, imports, properties: namesIn(program) }
}

const files = listFiles()
const sources = files
  .filter((file) => /\.(?:ts|tsx|mjs)$/.test(file) && !file.endsWith('.d.ts'))
  .map(readSource)
const imports = sources.flatMap((source) => source.imports)
const product = (file: string) => /^(?:utils|components|entrypoints)\//.test(file)

/** `utils/profile`, `components`, `sandbox` …: the part of the house a file is in. */
const areaOf = (path: string) => (/^utils\/[^/]+(?=\/)/.exec(path) ?? /^[^/]+/.exec(path))?.[0] ?? path

const shown = ({ file, specifier, isType }: Import) =>
  `${file} imports ${isType ? 'types of ' : ''}${specifier}`

type Rule = (wanted: Import) => boolean
const from =
  (...areas: readonly string[]): Rule =>
  ({ target }) =>
    areas.includes(areaOf(target))
const typesFrom =
  (...areas: readonly string[]): Rule =>
  ({ target, isType }) =>
    isType && areas.includes(areaOf(target))
const fileOf =
  (...paths: readonly string[]): Rule =>
  ({ target }) =>
    paths.includes(target)
const within =
  (folder: RegExp, rule: Rule): Rule =>
  (wanted) =>
    folder.test(wanted.file) && rule(wanted)

/** Who may import whom, the table of the house. */
const neighbours: Readonly<Record<string, readonly Rule[]>> = {
  'utils/profile': [from('utils/profile')],
  'utils/linkedin': [from('utils/profile', 'utils/linkedin')],
  'utils/transfer': [from('utils/profile', 'utils/transfer')],
  'utils/image': [from('utils/image')],
  'utils/browser': [from('utils/profile', 'utils/browser'), typesFrom('utils/linkedin')],
  'utils/background': [
    from('utils/profile', 'utils/image', 'utils/linkedin', 'utils/browser', 'utils/background'),
  ],
  'utils/page': [from('utils/page'), typesFrom('utils/profile')],
  components: [
    from('utils/profile', 'utils/image', 'utils/transfer', 'utils/browser', 'components'),
    fileOf('utils/linkedin/failure.ts'),
  ],
  entrypoints: [
    from('utils/profile', 'utils/browser', 'entrypoints'),
    within(/^entrypoints\/background\.ts$/, from('utils/background')),
    within(/^entrypoints\/sign-in\.ts$/, fileOf('utils/linkedin/oauth.ts')),
    within(/^entrypoints\/[\w-]+\.content\//, from('utils/page')),
    within(/^entrypoints\/(?:popup|options|inline)\//, from('components')),
  ],
}

/** The packages each part may use; a part not named here may use none. */
const packages: Readonly<Record<string, readonly string[]>> = {
  'utils/profile': ['zod', 'diff'],
  'utils/linkedin': ['zod', 'oauth4webapi'],
  'utils/transfer': ['zod', 'fflate', 'papaparse'],
  'utils/image': ['image-size'],
  'utils/browser': ['zod', 'webextension-polyfill', 'idb-keyval'],
  'utils/background': ['zod', 'idb-keyval'],
  components: ['preact', 'diff', 'zod', 'cropperjs'],
  entrypoints: ['preact', '#imports'],
}

const packageOf = (specifier: string) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier

describe('who may import whom', () => {
  test.each(Object.entries(neighbours))('%s keeps to its neighbours', (area, rules) => {
    const strangers = imports
      .filter(({ file, isOurs, target }) => areaOf(file) === area && isOurs && areaOf(target) !== 'assets')
      .filter((wanted) => !rules.some((rule) => rule(wanted)))
    expect(
      strangers.map(shown),
      `${area} may not import these: move what is needed into a part both may import, or hand it in as an argument. The table is \`neighbours\` in this file.`,
    ).toEqual([])
  })

  test('no part of utils/ is outside the table', () => {
    const areas = new Set(files.filter((file) => file.startsWith('utils/')).map(areaOf))
    expect(
      [...areas].filter((area) => !(area in neighbours)),
      'A new folder in utils/ needs a row in `neighbours`; a file directly in utils/ belongs into one of its folders.',
    ).toEqual([])
  })

  test('each part uses only its packages', () => {
    const strangers = imports.filter(
      ({ file, isOurs, specifier }) =>
        product(file) && !isOurs && !(packages[areaOf(file)] ?? []).includes(packageOf(specifier)),
    )
    expect(
      strangers.map(shown),
      'The pure parts stay pure and the page’s script stays tiny: a package needs its name in `packages` of this file, with a thought.',
    ).toEqual([])
  })

  test('the sandbox and the extension never meet', () => {
    const meetings = imports.filter(
      ({ file, target, isOurs }) =>
        isOurs &&
        ((areaOf(file) === 'sandbox' && areaOf(target) !== 'sandbox') ||
          (product(file) && areaOf(target) === 'sandbox')),
    )
    expect(
      meetings.map(shown),
      'The sandbox is written from the API reference alone: shared code would share its mistakes.',
    ).toEqual([])
  })

  test('the exchange service stands alone', () => {
    const meetings = imports.filter(
      ({ file, target, isOurs }) =>
        isOurs &&
        ((areaOf(file) === 'exchange' && areaOf(target) !== 'exchange') ||
          ((product(file) || areaOf(file) === 'sandbox') && areaOf(target) === 'exchange')),
    )
    expect(
      meetings.map(shown),
      'An organisation deploys the folder by itself, with nothing of the extension or the sandbox in it.',
    ).toEqual([])
  })

  test('nothing that ships imports from tests/ or scripts/', () => {
    const leaks = imports.filter(
      ({ file, target, isOurs }) => product(file) && isOurs && /^(?:tests|scripts)\//.test(target),
    )
    expect(leaks.map(shown), 'What ships may not depend on what tests it.').toEqual([])
  })

  test('the polyfill is imported in one file', () => {
    const importers = imports.filter(
      ({ file, specifier, isType }) =>
        specifier === 'webextension-polyfill' && !isType && !file.startsWith('tests/'),
    )
    expect(
      importers.map(({ file }) => file),
      'Extension APIs are reached through utils/browser/api.ts, and the worker alone needs them wrapped.',
    ).toEqual(['utils/browser/polyfill.ts'])
  })

  test('a relative import names the file with its extension', () => {
    const vague = imports.filter(({ isOurs, target }) => isOurs && !/\.(?:tsx?|mjs|css|json)$/.test(target))
    expect(vague.map(shown), 'Write ./name.ts or ./name.tsx: Node runs these files as they are.').toEqual([])
  })
})

describe('what code may do', () => {
  test.each([
    'innerHTML',
    'outerHTML',
    'insertAdjacentHTML',
    'dangerouslySetInnerHTML',
    'createContextualFragment',
  ])('no %s', (name) => {
    const users = sources.filter(({ file, properties }) => product(file) && properties.has(name))
    expect(
      users.map(({ file }) => file),
      'Texts become markup here. Make elements and set textContent, or let Preact draw.',
    ).toEqual([])
  })

  test('no way around the rule on fetch', () => {
    // The linter's no-restricted-globals knows the bare name; this is its other spelling.
    const users = sources.filter(
      ({ file }) =>
        product(file) &&
        areaOf(file) !== 'utils/background' &&
        /\b(?:globalThis|window|self)\.(?:fetch|XMLHttpRequest)\b/.test(
          readFileSync(join(root, file), 'utf8'),
        ),
    )
    expect(
      users.map(({ file }) => file),
      'Take fetch as an argument; only utils/background hands out the real one.',
    ).toEqual([])
  })

  test('no console in what ships', () => {
    const users = sources.filter(
      ({ file }) => product(file) && /\bconsole\.\w+\(/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(
      users.map(({ file }) => file),
      'A log may hold a profile value. Show the member what matters and throw away the rest.',
    ).toEqual([])
  })
})

describe('names', () => {
  const named = files.filter((file) => /\.(?:tsx?|mjs|css)$/.test(file))

  test('files are kebab-case', () => {
    expect(
      named.filter((file) => !/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(basename(file))),
      'Name a file in small letters with hyphens, after what it holds.',
    ).toEqual([])
  })

  test('no file is a drawer for odds and ends', () => {
    const vague = /^(?:helpers?|misc|common|utils?|manager|shared|stuff)\.|-(?:helpers?|utils?|manager)\./
    expect(
      named.filter((file) => vague.test(basename(file))),
      'One idea to a file, and the file named after it.',
    ).toEqual([])
  })
})

describe('what is stored', () => {
  const folder = join(root, 'tests', 'utils', 'browser', 'stored')
  // What is kept in memory is gone with the version that wrote it.
  const rows = Object.entries(items)
    .map(([name, row]): [string, Item<unknown>] => [
      name,
      (typeof row === 'function' ? row('ada', '1') : row) as Item<unknown>,
    ])
    .filter(([, { area }]) => area === 'local')
  const versionsOf = ({ version }: Item<unknown>) => Array.from({ length: version }, (_, index) => index + 1)

  // Of the present version too: it is the next past one, and nobody can write that example any more by then.
  test.each(rows)('every past stored version of %s has an example that migrates', (name, of) => {
    const unreadable = versionsOf(of).filter((version) => {
      const file = join(folder, `${name}.v${version}.json`)
      if (!existsSync(file)) return true
      const example = readFileSync(file, 'utf8')
      const value: unknown = of.asText ? example : JSON.parse(example)
      return parseStored(of, { version, value }).state !== 'ok'
    })
    expect(
      unreadable,
      `Members have ${name} stored in these versions. Each needs tests/utils/browser/stored/${name}.v<n>.json, with something in every part of it, and a migration in the table of items up to the present one.`,
    ).toEqual([])
  })

  test.each(rows)('the example of %s is kept whole by its schema', (name, of) => {
    const value: unknown = JSON.parse(readFileSync(join(folder, `${name}.v${of.version}.json`), 'utf8'))
    expect(
      parseStored(of, { version: of.version, value }),
      'What the schema drops or refuses is lost to members who have it: give the item a new version and a migration.',
    ).toEqual({ state: 'ok', value })
  })
})

describe('what is tracked', () => {
  const texts = files.filter((file) => !/\.(?:png|jpe?g|gif|webp|zip|ico)$/.test(file))
  const readAll = (matches: RegExp) =>
    texts.filter((file) => matches.test(readFileSync(join(root, file), 'utf8')))

  test('no paths of one machine', () => {
    expect(
      readAll(/(?<![\w.])\/(?:root|work|home\/\w+|Users\/\w+)\/|\b[A-Z]:\\Users\\/),
      'A path of one computer means nothing on another: make it relative to the file.',
    ).toEqual([])
  })

  test('no package registry is named', () => {
    expect(
      readAll(/"resolved"\s*:|\bregistry\s*=|\bregistry\.(?:npmjs|yarnpkg)\b|\b(?:deb|security)\.debian\b/),
      'Packages come from the registry each user has set up. In the lock file: npm install with the .npmrc of this folder.',
    ).toEqual([])
  })

  test('the lock file names the packages of every platform', () => {
    const lock: { packages: Record<string, { optionalDependencies?: Record<string, string> }> } = JSON.parse(
      readFileSync(join(root, 'package-lock.json'), 'utf8'),
    )
    const names = new Set(Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, '')))
    const missing = Object.values(lock.packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies).filter((name) => !names.has(name)),
    )
    expect(missing, 'npm ci refuses such a lock file: add an entry for each of these packages.').toEqual([])
  })
})
