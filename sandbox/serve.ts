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

/** How a request ends: with an answer, or with its connection cut, bare or inside the answer's header. */
export type Ending = { type: 'answer'; answer: Answer } | { type: 'cut' } | { type: 'cut-in-header' }

/** Answers one request of the network. */
export async function serve(
  state: State,
  control: Control,
  request: Request,
  response: ServerResponse,
): Promise<void> {
  const ending =
    request.host === HOSTS.control
      ? answered(serveControl(control, request))
      : await endRequest(state, request)
  switch (ending.type) {
    case 'answer':
      return writeAnswer(response, ending.answer)
    case 'cut':
      return cutConnection(response)
    case 'cut-in-header':
      return cutInHeader(response)
  }
}

/** Plays one request: writes it down, lets a due fault have its way, else asks the host that is played. */
export async function endRequest(state: State, request: Request): Promise<Ending> {
  const operation = nameOperation(request)
  const record = recordRequest(request, operation, state.world.settings.now())
  const bearer = (request.headers['authorization'] ?? '').split(' ')[1]
  record.member = state.world.tokens.get(bearer ?? '')?.member ?? null
  state.record.push(record)
  const fault = state.faults.take(request, operation)
  record.fault = fault
  const ending =
    fault === null ? answered(answerHost(state, request)) : await endUnderFault(state, request, fault)
  if (ending.type === 'answer') record.status = ending.answer.status
  return ending
}

const answered = (answer: Answer): Ending => ({ type: 'answer', answer })

async function endUnderFault(state: State, request: Request, fault: FaultKind): Promise<Ending> {
  switch (fault.kind) {
    case 'status':
      if (fault.act === 'first') answerHost(state, request)
      return answered(answerFault(fault))
    case 'rate-limit':
      return answered(answerFault(fault))
    case 'garbage':
      answerHost(state, request)
      return answered(answerFault(fault))
    case 'slow': {
      if (fault.act === 'last') await state.holds.wait(fault.ms)
      const answer = answerHost(state, request)
      if (fault.act !== 'last') await state.holds.wait(fault.ms)
      return answered(answer)
    }
    case 'cut-before':
      return { type: 'cut' }
    case 'cut-before-mid-header':
      return { type: 'cut-in-header' }
    case 'cut-after':
      answerHost(state, request)
      return { type: 'cut' }
    case 'cut-after-mid-header':
      answerHost(state, request)
      return { type: 'cut-in-header' }
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
