import { controlState } from './control/state.ts'
import { makeCertificate } from './net/certificate.ts'
import { HOST_NAMES } from './net/hosts.ts'
import { openProxy } from './net/proxy.ts'
import type { Sandbox, SandboxOptions } from './sandbox.ts'
import { serve } from './serve.ts'
import { completeSettings } from './settings.ts'
import { createState } from './state.ts'

export type * from './sandbox.ts'
export { MAIN_TOKEN } from './oauth/tokens.ts'

/** Starts a stand-in LinkedIn on one loopback port. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, ...settings } = options
  const state = createState(completeSettings(settings))
  const certificate = await makeCertificate(HOST_NAMES)
  // The handle needs the port and the port needs a server that answers through the handle.
  const handle: { control?: Omit<Sandbox, 'close'> } = {}
  const proxy = await openProxy({
    port,
    certificate,
    serve: async (request, response) => {
      if (handle.control !== undefined) await serve(state, handle.control, request, response)
    },
    refuse: (refusal) => {
      state.refusals.push({ at: state.world.settings.now(), ...refusal })
    },
  })
  const control = {
    ...controlState(state),
    port: proxy.port,
    proxyUrl: `http://127.0.0.1:${proxy.port}`,
    caCertificate: certificate.ca,
    spkiHash: certificate.spkiHash,
  }
  handle.control = control
  return {
    ...control,
    close: async () => {
      state.holds.release()
      await proxy.close()
    },
  }
}
