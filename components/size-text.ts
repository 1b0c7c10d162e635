import { uiLanguage } from '../utils/browser/text.ts'

/** `1.2 MB`: characters of storage, near enough to bytes to choose by. */
export const sizeText = (size: number): string => {
  const [unit, value] =
    size < 1_000_000 ? (['kilobyte', size / 1000] as const) : (['megabyte', size / 1_000_000] as const)
  return new Intl.NumberFormat(uiLanguage(), {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
}
