import type { Someone } from './examples.ts'

export const ada: Someone = {
  person: 'yrZCpj2ZYQ',
  locales: ['en_US', 'de_DE', 'ja_JP'],
  positions: ['677616236', '660879450'],
  richContents: ['1586981719813', '1586981706752', '1586981600001'].map(
    (key) => `urn:li:memberRichContent:(urn:li:person:yrZCpj2ZYQ,${key})`,
  ),
}

/** Her entry ids are beyond 2^53. */
export const grace: Someone = {
  person: 'Gr4ceS4mpl',
  locales: ['en_US'],
  positions: ['9007199254740993', '9007199254740995'],
  richContents: [],
}
