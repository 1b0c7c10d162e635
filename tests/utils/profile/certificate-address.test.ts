import { describe, expect, it } from 'vitest'
import { certificateAddress } from '../../../utils/profile/certificate-address.ts'
import { us } from './baselines.ts'

const text = (en_US: string) => ({ localized: { en_US }, preferredLocale: us })

describe('the address that opens a certificate filled in', () => {
  it('carries what is there, as it was typed', () => {
    const address = new URL(
      certificateAddress({
        name: { localized: { de_DE: 'Zertifikat', en_US: ' A & B #1 ' }, preferredLocale: us },
        authority: text('Society'),
        startMonthYear: { month: 3, year: 2021 },
        endMonthYear: { year: 2024 },
        licenseNumber: text('X+1'),
        url: 'https://certs.example/?a=1&b=2',
      }),
    )
    expect(address.origin + address.pathname).toBe('https://www.linkedin.com/profile/add')
    expect(Object.fromEntries(address.searchParams)).toEqual({
      startTask: 'CERTIFICATION_NAME',
      name: ' A & B #1 ',
      organizationName: 'Society',
      issueYear: '2021',
      issueMonth: '3',
      expirationYear: '2024',
      certUrl: 'https://certs.example/?a=1&b=2',
      certId: 'X+1',
    })
  })

  it('names the organization by its number where that is known', () => {
    const { searchParams } = new URL(
      certificateAddress({ name: text('C'), authority: text('S'), company: 'urn:li:organization:42' }),
    )
    expect(searchParams.get('organizationId')).toBe('42')
    expect(searchParams.has('organizationName')).toBe(false)
  })
})
