/** The generations of LinkedIn's profile page (linkedin-dom.md) and the languages the site is played in. */
export const LAYOUTS = ['classic', 'mid', 'sdui'] as const
export const LANGUAGES = ['en_US', 'de_DE', 'ja_JP', 'ar_AE'] as const

export type Layout = (typeof LAYOUTS)[number]
export type Language = (typeof LANGUAGES)[number]

export function readLayout(text: string | null | undefined): Layout | null {
  return LAYOUTS.find((layout) => layout === text) ?? null
}

export function readLanguage(text: string | null | undefined): Language | null {
  return LANGUAGES.find((language) => language === text) ?? null
}
