import type { JsonObject } from '../json.ts'
import type { Member } from '../world.ts'
import { buildMember, english, localized, rich } from './build.ts'
import { GRACE, HANAKO, MAX, NUR } from './ids.ts'

/** English only, few fields, no pictures, and entry ids beyond 2^53. */
export function seedGrace(): Member {
  const skill = (id: bigint, name: string): JsonObject => ({ id, name: english(name) })
  return buildMember({
    id: GRACE,
    vanityName: 'grace-sample',
    locales: ['en_US'],
    nextEntryId: 9_007_199_254_741_993n,
    basic: {
      firstName: english('Grace'),
      lastName: english('Sample'),
      headline: english('Compiler of compilers'),
    },
    sections: {
      positions: [
        {
          id: 9_007_199_254_740_993n,
          title: english('Captain of Code'),
          companyName: english('Sample Navy'),
          startMonthYear: { year: 2019 },
        },
        {
          id: 9_007_199_254_740_995n,
          title: english('Lecturer'),
          companyName: english('Sample College'),
          startMonthYear: { month: 9, year: 2012 },
          endMonthYear: { month: 6, year: 2019 },
        },
      ],
      skills: [skill(9_223_372_036_854_775_807n, 'Compilers'), skill(9_007_199_254_740_997n, 'Debugging')],
    },
  })
}

/** Several hundred entries. */
export function seedMax(): Member {
  const many = (count: number, first: number, make: (n: number) => JsonObject): JsonObject[] =>
    Array.from({ length: count }, (_, n) => ({ id: first + n, ...make(n) }))
  return buildMember({
    id: MAX,
    vanityName: 'max-many',
    locales: ['en_US', 'de_DE'],
    nextEntryId: 1_800_000_001n,
    basic: {
      firstName: localized({ en_US: 'Max', de_DE: 'Max' }),
      lastName: localized({ en_US: 'Many', de_DE: 'Viele' }),
      headline: localized({ en_US: 'Collector of entries', de_DE: 'Sammler von Einträgen' }),
    },
    sections: {
      skills: many(300, 50_001, (n) => ({ name: english(`Skill ${n + 1}`) })),
      positions: many(40, 51_001, (n) => ({
        title: english(`Post ${n + 1}`),
        companyName: english(`Company ${n + 1}`),
        startMonthYear: { month: 1 + (n % 12), year: 2024 - n },
        endMonthYear: { month: 1 + (n % 12), year: 2025 - n },
      })),
      courses: many(60, 52_001, (n) => ({ name: english(`Course ${n + 1}`), number: String(n + 1) })),
      certifications: many(80, 53_001, (n) => ({
        name: english(`Certificate ${n + 1}`),
        authority: english('Example Board'),
      })),
    },
  })
}

/** Arabic is the default locale. */
export function seedNur(): Member {
  return buildMember({
    id: NUR,
    vanityName: 'nur-mithal',
    locales: ['ar_AE', 'en_US'],
    nextEntryId: 1_900_000_001n,
    basic: {
      firstName: localized({ ar_AE: 'نور', en_US: 'Nur' }),
      lastName: localized({ ar_AE: 'مثال', en_US: 'Mithal' }),
      headline: localized({ ar_AE: 'مهندسة أمثلة', en_US: 'Engineer of examples' }),
      summary: rich({ ar_AE: 'أبني أنظمة هادئة.' }),
    },
    sections: {
      positions: [
        {
          id: 201,
          title: localized({ ar_AE: 'مهندسة' }),
          companyName: localized({ ar_AE: 'شركة المثال' }),
          startMonthYear: { month: 4, year: 2021 },
        },
      ],
      skills: [{ id: 202, name: localized({ ar_AE: 'البرمجة' }) }],
    },
  })
}

/** Japanese is the default and only locale. */
export function seedHanako(): Member {
  return buildMember({
    id: HANAKO,
    vanityName: 'hanako-mihon',
    locales: ['ja_JP'],
    nextEntryId: 1_950_000_001n,
    basic: {
      firstName: localized({ ja_JP: '花子' }),
      lastName: localized({ ja_JP: '見本' }),
      phoneticFirstName: localized({ ja_JP: 'はなこ' }),
      phoneticLastName: localized({ ja_JP: 'みほん' }),
      headline: localized({ ja_JP: '見本の専門家' }),
      summary: rich({ ja_JP: '静かなシステムを作ります。' }),
    },
    sections: {
      positions: [
        {
          id: 301,
          title: localized({ ja_JP: 'エンジニア' }),
          companyName: localized({ ja_JP: '株式会社見本' }),
          startMonthYear: { month: 4, year: 2018 },
        },
      ],
      skills: [{ id: 302, name: localized({ ja_JP: 'プログラミング' }) }],
    },
  })
}
