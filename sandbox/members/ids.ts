/** Person ids of the seeded members: the only people of this repository, all invented. */
export const ADA = 'yrZCpj2ZYQ'
export const GRACE = 'Gr4ceS4mpl'
export const MAX = 'M4xM4ny321'
export const NUR = 'NurM1th4l7'
export const HANAKO = 'M1h0nH4n4k'
