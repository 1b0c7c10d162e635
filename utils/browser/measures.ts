import { uiLanguage } from './text.ts'

/** `94%`, `94 %`: a part of one, as the language writes it. */
export const formatPercent = (part: number): string =>
  new Intl.NumberFormat(uiLanguage(), { style: 'percent' }).format(part)

/** An angle as it is read aloud: `1.5 degrees`. */
export const formatDegrees = (angle: number): string =>
  new Intl.NumberFormat(uiLanguage(), {
    style: 'unit',
    unit: 'degree',
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(angle)
