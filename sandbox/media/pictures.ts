import { readFileSync } from 'node:fs'
import type { Answer, Request } from '../net/message.ts'
import { answerHtml, answerText } from '../net/message.ts'
import { html } from '../site/html.ts'
import { drawLandscape, drawPortrait } from './draw.ts'

type Picture = { draw: () => Buffer; type?: string; headers?: Record<string, string>; status?: number }

function readStatic(name: string): () => Buffer {
  return () => readFileSync(new URL(`static/${name}`, import.meta.url))
}

/** Pictures of "some other web site", for taking a picture from where one sees it. */
const PICTURES: Readonly<Record<string, Picture>> = {
  '/portrait.png': { draw: () => drawPortrait(480, [60, 110, 90]) },
  '/landscape.png': { draw: () => drawLandscape(1000, 400, [90, 120, 160]) },
  '/small.png': { draw: () => drawPortrait(96) },
  '/photo.jpg': { draw: readStatic('photo.jpg'), type: 'image/jpeg' },
  // With EXIF: a place, and an orientation (6) to be kept.
  '/located.jpg': { draw: readStatic('located.jpg'), type: 'image/jpeg' },
  '/cors.png': { draw: () => drawPortrait(440), headers: { 'access-control-allow-origin': '*' } },
  '/refused.png': { draw: () => Buffer.from('refused'), status: 403 },
  '/text.png': { draw: () => Buffer.from('this is no picture') },
}

const served = new Map<string, Buffer>()

export function servePictures(request: Request): Answer {
  if (request.pathname === '/') return answerHtml(200, drawIndex())
  const picture = PICTURES[request.pathname]
  if (picture === undefined) return answerText(404, 'No such picture.\n')
  const body = served.get(request.pathname) ?? picture.draw()
  served.set(request.pathname, body)
  const status = picture.status ?? 200
  return { status, headers: { 'content-type': picture.type ?? 'image/png', ...picture.headers }, body }
}

function drawIndex(): string {
  const images = Object.keys(PICTURES).map(
    (path) => html`<p><img src="${path}" alt="${path}" width="240" /></p>`,
  )
  return `<!doctype html>${
    html`<html lang="en">
      <head>
        <title>Pictures</title>
      </head>
      <body>
        <h1>Pictures</h1>
        ${images}
      </body>
    </html>`.markup
  }`
}
