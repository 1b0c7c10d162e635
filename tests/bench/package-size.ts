import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildExtension } from '../../scripts/build.ts'
import { sum, weighEntrypoints, type EntrypointSize } from '../../scripts/entrypoint-sizes.ts'
import { inKb, limitedTo, stated, type Figure } from './figure.ts'

const group = 'package'

/** Words that only the code of one heavy part holds, in its minified form too. */
const heavy: Readonly<Record<string, RegExp>> = {
  'sign-in (OAuth)': /code_challenge_method/,
  ZIP: /invalid zip data|unknown compression type/,
  CSV: /UndetectableDelimiter/,
  cropper: /data-testid.{0,4}crop-zoom|["'`]crop-zoom["'`]/,
}

/** Each entrypoint's weight, and what heavy parts come with it before anyone asks for them. */
export const measurePackage = (): Promise<Figure[]> => {
  const folder = buildExtension()
  const sizes = weighEntrypoints(folder)
  return Promise.resolve(
    sizes.flatMap((size) => [
      weightOf(size),
      ...(size.atStart.every(({ path }) => path.startsWith('content-scripts/'))
        ? []
        : [earlyOf(size, folder)]),
    ]),
  )
}

const weightOf = ({ name, gzip, bytes, limit, whenNeeded }: EntrypointSize): Figure => {
  const later = whenNeeded.length > 0 ? `, ${inKb(sum(whenNeeded, 'gzip'))} when needed` : ''
  const named = {
    id: `size-${name.replaceAll(/\W+/g, '-')}`,
    group,
    what: `${name}: gzip of all it loads at start (minified ${inKb(bytes)}${later})`,
  }
  return limit === null ? stated(named, inKb(gzip)) : limitedTo(named, { value: gzip, limit, show: inKb })
}

const earlyOf = ({ name, atStart }: EntrypointSize, folder: string): Figure => {
  const scripts = atStart.map(({ path }) => readFileSync(join(folder, path), 'utf8'))
  const early = Object.entries(heavy).flatMap(([part, words]) =>
    scripts.some((script) => words.test(script)) ? [part] : [],
  )
  return {
    id: `early-${name}`,
    group,
    what: `${name}: heavy parts loaded before they are needed (of ${Object.keys(heavy).join(', ')})`,
    figure: early.length > 0 ? early.join(', ') : 'none',
    beside: 'none',
    ratio: null,
    verdict: early.length > 0 ? 'missed' : 'met',
  }
}
