/** Every host the sandbox plays. All others are refused and the refusal is written down. */
export const HOSTS = {
  site: 'www.linkedin.com',
  api: 'api.linkedin.com',
  media: 'media.licdn.com',
  /** An organisation's own sign-in service, which holds the client secret. */
  exchange: 'exchange.example',
  /** Some other web site with pictures on it. */
  pictures: 'pictures.example',
  /** The control surface, for those who come through the proxy. */
  control: 'sandbox.example',
} as const

export type Host = (typeof HOSTS)[keyof typeof HOSTS]

export const HOST_NAMES: readonly string[] = Object.values(HOSTS)
