import type { SignInWay } from '../utils/browser/sign-in-way.ts'
import { text } from '../utils/browser/text.ts'

export const signInWayLabel = (way: SignInWay): string => {
  switch (way) {
    case 'exchange':
      return text('way_exchange')
    case 'pkce':
      return text('way_pkce')
    case 'token':
      return text('way_token')
  }
}

/** When it is the right one, and what it asks for. */
export const signInWayHelp = (way: SignInWay): string => {
  switch (way) {
    case 'exchange':
      return text('way_exchange_help')
    case 'pkce':
      return text('way_pkce_help')
    case 'token':
      return text('way_token_help')
  }
}
