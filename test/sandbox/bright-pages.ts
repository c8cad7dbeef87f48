import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { listen, stop } from './listening.ts';

/** A harmless stand-in for media: a plain box of one bright colour, which nothing else on these pages has. */
const box = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="45"><rect width="60" height="45" fill="#ff00ff"/></svg>`;
const size = 'width="60" height="45"';

/** Each kind of media once; the canvas and the open shadow root are made by the page's own script. */
const kinds = {
  image: `<img id="image" src="/box.svg" ${size} alt="">`,
  'lazy image': `<img src="/box.svg?lazy" loading="lazy" ${size} alt="">`,
  'image that insists': `<img src="/box.svg" style="filter:none!important" ${size} alt="">`,
  background: '<div class="box" style="background:url(/box.svg)">words</div>',
  'background of a pseudo-element': '<div class="box before"></div>',
  'border image': '<div class="box" style="border:15px solid;border-image:url(/box.svg) 15 fill"></div>',
  'content of an element': '<div class="box" style="content:url(/box.svg)"></div>',
  canvas: `<canvas ${size}></canvas>`,
  'canvas in a shadow root': '<div class="host"></div>',
  'video poster': `<video poster="/box.svg" ${size}></video>`,
  'drawn image': `<svg ${size}><image href="/box.svg" ${size}/></svg>`,
  'image button': `<input type="image" src="/box.svg" ${size} alt="">`,
  object: `<object data="/box.svg" type="image/svg+xml" ${size}></object>`,
  embed: `<embed src="/box.svg" type="image/svg+xml" ${size}>`,
  frame: `<iframe src="/frame" ${size}></iframe>`,
  'frame from elsewhere': `<iframe src="//elsewhere.test:PORT/frame" ${size}></iframe>`,
  'late image': '<div class="late"></div>',
  'background of the page': '<style>:root, body { background: url(/box.svg) }</style>',
} as const;
export type MediaKind = keyof typeof kinds;
export const mediaKinds = Object.keys(kinds) as readonly MediaKind[];

/** Pages may say what they like: the shield outweighs it. */
const style = `<style>
  :root { filter: none !important }
  * { transition: all 1s }
  body { margin: 0; color: #222 }
  iframe { border: 0 }
  .box { width: 60px; height: 45px; box-sizing: border-box }
  .before::before { content: ''; display: block; width: 60px; height: 45px; background: url(/box.svg) }
  section { float: left; margin: 4px; width: 70px; height: 50px; overflow: hidden }
</style>`;

const script = `<script>
  const draw = (canvas) => {
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#ff00ff';
    pen.fillRect(0, 0, 60, 45);
  };
  const canvas = document.querySelector('canvas');
  if (canvas !== null) draw(canvas);
  const host = document.querySelector('.host');
  if (host !== null) {
    // Within another: some browsers tell in one of the other.
    const outer = host.attachShadow({ mode: 'open' });
    outer.innerHTML = '<div></div>';
    const inner = outer.firstElementChild.attachShadow({ mode: 'open' });
    inner.innerHTML =
      '<style>canvas { filter: none !important }</style><canvas ${size}></canvas>';
    draw(inner.querySelector('canvas'));
  }
  setTimeout(() => {
    const late = document.createElement('img');
    late.src = '/box.svg?late';
    document.querySelector('.late')?.append(late);
    document.documentElement.dataset.complete = '';
  }, 400);
</script>`;

const frame = `<!doctype html><html style="background:url(/box.svg)"><body><img src="/box.svg" ${size} alt="">`;

/** The page comes in pieces, as from a slow server, so that browsers draw it before it is complete. */
async function answerSlowly(answer: ServerResponse, port: string, only: readonly MediaKind[]): Promise<void> {
  answer.write(`<!doctype html><html lang="en"><title>Bright</title>${style}<body>`);
  for (const kind of only) {
    answer.write(`<section data-kind="${kind}">${kinds[kind].replace('PORT', port)}</section>`);
    await wait(40);
  }
  answer.end(script);
}

export interface BrightPages {
  readonly origin: string;
  /** The page with every kind of media, or with some. @param host a name of this machine */
  address(only?: readonly MediaKind[], host?: string): string;
  close(): Promise<void>;
}

/** Serves pages of bright boxes on this machine. */
export async function startBrightPages(): Promise<BrightPages> {
  const server = createServer((request, answer) => {
    const { pathname, searchParams, port } = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const isBox = pathname === '/box.svg';
    answer.setHeader('content-type', isBox ? 'image/svg+xml' : 'text/html; charset=utf-8');
    answer.setHeader('cache-control', 'no-store');
    if (isBox) answer.end(box);
    else if (pathname === '/frame') answer.end(frame);
    else void answerSlowly(answer, port, (searchParams.get('only')?.split(',') ?? mediaKinds) as MediaKind[]);
  });
  const origin = await listen(server, 0);
  const { port } = new URL(origin);
  return {
    origin,
    address: (only = mediaKinds, host = '127.0.0.1') =>
      `http://${host}:${port}/page?only=${encodeURIComponent(only.join(','))}`,
    close: () => stop(server),
  };
}
