import type { ServerResponse } from 'node:http'
import { serveApi } from './api/route.ts'
import { serveControl } from './control/route.ts'
import type { Control } from './control/route.ts'
import { serveExchange } from './exchange/route.ts'
import { serveMedia } from './media/route.ts'
import { servePictures } from './media/pictures.ts'
import type { FaultKind } from './net/faults.ts'
import { answerFault } from './net/faults.ts'
import { HOSTS } from './net/hosts.ts'
import type { Answer, Request } from './net/message.ts'
import { answerText } from './net/message.ts'
import { nameOperation } from './net/operation.ts'
import { recordRequest } from './net/record.ts'
import { cutConnection, cutInHeader, writeAnswer } from './net/reply.ts'
import { serveSite } from './site/route.ts'
import type { State } from './state.ts'

/** Answers one request: writes it down, lets a due fault have its way, else asks the host that is played. */
export async function serve(
  state: State,
  control: Control,
  request: Request,
  response: ServerResponse,
): Promise<void> {
  if (request.host === HOSTS.control) {
    writeAnswer(response, serveControl(control, request))
    return
  }
  const operation = nameOperation(request)
  const record = recordRequest(request, operation, state.world.settings.now())
  const bearer = (request.headers['authorization'] ?? '').split(' ')[1]
  record.member = state.world.tokens.get(bearer ?? '')?.member ?? null
  state.record.push(record)
  const fault = state.faults.take(request, operation)
  record.fault = fault

  if (fault === null) {
    const answer = answerHost(state, request)
    record.status = answer.status
    writeAnswer(response, answer)
    return
  }
  const answer = await answerUnderFault(state, request, response, fault)
  if (answer === null) return
  record.status = answer.status
  writeAnswer(response, answer)
}

/** Null when the connection was cut instead. */
async function answerUnderFault(
  state: State,
  request: Request,
  response: ServerResponse,
  fault: FaultKind,
): Promise<Answer | null> {
  switch (fault.kind) {
    case 'status':
    case 'rate-limit':
      return answerFault(fault)
    case 'garbage':
      answerHost(state, request)
      return answerFault(fault)
    case 'slow': {
      if (fault.act === 'last') await state.holds.wait(fault.ms)
      const answer = answerHost(state, request)
      if (fault.act !== 'last') await state.holds.wait(fault.ms)
      return answer
    }
    case 'cut-before':
      cutConnection(response)
      return null
    case 'cut-before-mid-header':
      cutInHeader(response)
      return null
    case 'cut-after':
      answerHost(state, request)
      cutConnection(response)
      return null
    case 'cut-after-mid-header':
      answerHost(state, request)
      cutInHeader(response)
      return null
  }
}

function answerHost({ world }: State, request: Request): Answer {
  switch (request.host) {
    case HOSTS.api:
      return serveApi(world, request)
    case HOSTS.site:
      return serveSite(world, request)
    case HOSTS.media:
      return serveMedia(world, request)
    case HOSTS.exchange:
      return serveExchange(world, request)
    case HOSTS.pictures:
      return servePictures(request)
    default:
      return answerText(404, 'No such host in the sandbox.\n')
  }
}
