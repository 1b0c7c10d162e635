// The last part of `npm run zip`: the package for the Chrome Web Store, which refuses a manifest with a key in it.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import packageJson from '../package.json' with { type: 'json' }

const output = join(import.meta.dirname, '..', '.output')
const { name, version } = packageJson
const packageFor = (store: string): string => join(output, `${name}-${version}-${store}.zip`)

const files = unzipSync(readFileSync(packageFor('chrome')))
const manifest = files['manifest.json']
if (!manifest) throw new Error('The package for Chrome holds no manifest.')
const { key: _key, ...rest }: { key?: string } = JSON.parse(strFromU8(manifest))
files['manifest.json'] = strToU8(JSON.stringify(rest))
// Without times, as the package it is made of: the same files make the same bytes.
writeFileSync(packageFor('chrome-store'), zipSync(files, { mtime: new Date(1980, 0, 1) }))
