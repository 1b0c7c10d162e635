import { defineConfig } from 'wxt'
import { filesOfPages, popupByItself, soonest, stylesInPages } from './scripts/page-files.ts'

/** The public half of the key that fixes the Chromium id, and with it the redirect address an organisation registers. */
const chromiumKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtvBp+W1XtaxCHuWVbnaPECUvXq40x4qQJxSx8BxjFI+cMjSeHOPOrhI5hcICb7AuTAmeBgl7PdO3T/RlZRD3u/WG6QIlhYIy3MRTK6/ng52wKMPIf9LNwtMyM6qYEQe56sHqtIJ5n+m7pQEX7TbHPAJYzwjFNXA0+NpKOAHxjABKiDh5YOxzGF4CZ714tiP4H2CV9b5QZrezn1IR700WXMlsUYf4c0nBhLqTQwqRo/nFaerc5dVLWistUQg3xF/p/XopAzdaqN4qi4hb08kp6Q72+ifP04t5gOeffp967knnmD5so65vGlHmcO6WwsgBdjvAAZfSyD3lVpRBHiU5fwIDAQAB'

/** The add-on id that fixes the Firefox redirect address. */
const firefoxId = '{d35f1e4d-5803-49b1-87a0-7d3b575a0a3e}'

const linkedIn = 'https://www.linkedin.com/*'

/** The oldest versions it installs in. */
const oldest = { chrome: 130, firefox: 140 }

/** And the styles that stand in the pages, by the digests a build finds out. */
const styleSource = "style-src 'self'"
const styleDigests = new Set<string>()

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  styleSource,
  "font-src 'self'",
  "img-src 'self' data: blob: https://media.licdn.com",
  // Any https address: the organisation's own sign-in exchange, and pictures the member picks elsewhere.
  "connect-src 'self' data: blob: https:",
  "base-uri 'none'",
  "form-action 'none'",
  // No text ever becomes markup or code, and no policy can be made that would let it.
  "require-trusted-types-for 'script'",
  // One policy, for the addresses of our own scripts alone (utils/browser/trusted-address.ts).
  'trusted-types workers',
].join('; ')

export default defineConfig({
  hooks: {
    'entrypoints:grouped': (_wxt, groups) => popupByItself(groups),
    'build:manifestGenerated': (_wxt, { content_security_policy: policy }) => {
      if (typeof policy !== 'object' || !policy.extension_pages) return
      policy.extension_pages = policy.extension_pages.replace(
        styleSource,
        [styleSource, ...[...styleDigests].toSorted()].join(' '),
      )
    },
  },
  imports: false,
  publicDir: 'assets/public',
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  vite: () => ({
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    // Written for the oldest browsers this installs in, which know `light-dark()` and `modulepreload` by themselves.
    build: {
      sourcemap: false,
      modulePreload: { polyfill: false },
      target: [`chrome${oldest.chrome}`, `firefox${oldest.firefox}`],
    },
    plugins: [filesOfPages(), soonest(), stylesInPages(styleDigests)],
  }),
  zip: {
    // What a reviewer builds from, and nothing that merely lies about. WXT's archives hold no times: the same sources
    // make the same bytes.
    includeSources: [
      'assets/**',
      'components/**',
      'entrypoints/**',
      'utils/**',
      'scripts/page-files.ts',
      'docs/store/build.md',
      'LICENSE',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'wxt.config.ts',
    ],
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: firefoxId,
              strict_min_version: `${oldest.firefox}.0`,
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          key: chromiumKey,
          minimum_chrome_version: String(oldest.chrome),
          // Firefox takes a policy without a schema; what is in it is checked by policy.ts in both.
          storage: { managed_schema: 'managed-schema.json' },
        }),
    permissions: ['storage', 'identity', 'contextMenus', 'alarms', 'activeTab', 'scripting'],
    host_permissions: ['https://api.linkedin.com/*', linkedIn],
    optional_host_permissions: ['https://*/*', 'http://127.0.0.1/*', 'http://[::1]/*'],
    content_security_policy: { extension_pages: contentSecurityPolicy },
    web_accessible_resources: [
      {
        resources: ['inline.html'],
        matches: [linkedIn],
        // Firefox gives every installation a random address by itself.
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
  }),
})
