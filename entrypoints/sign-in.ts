import { defineUnlistedScript } from '#imports'
import { provideLateScript } from '../utils/browser/late-script.ts'
import * as signIn from '../utils/linkedin/oauth.ts'

// The OAuth library and what is built on it: the background runs this at the first sign-in of its life.
export default defineUnlistedScript(() => provideLateScript('sign-in', signIn))
