import { join } from 'node:path';
import type { Stage } from '../browsers/stage.ts';
import { bundledScript } from './bundled-script.ts';
import { type Figure, figureOf, ratioOf } from './figure.ts';

export interface ListFigures {
  readonly lines: number;
  readonly read: Figure;
  /** The floor: the browser's own reading of each line as a URL, once. */
  readonly parseUrls: Figure;
}

const count = 1000;

/** Lines as lists have them: plain, defanged, in a table, in a sentence; each a different page. */
const lineOf = (place: number) =>
  [
    `https://host-${place}.example.test/path/${place}?page=${place}&sort=new`,
    `hxxps://host-${place}[.]example[.]test/path/${place}?page=${place}`,
    `${place},"https://host-${place}.example.test/path/${place}",2026-11-20,placeholder`,
    `Seen on https://host-${place}.example.test/path/${place}, told by a practice account.`,
  ][place % 4] ?? '';

/** Reads a list of a thousand lines in a page of the extension. */
export async function measureList(stage: Stage, runs: number): Promise<ListFigures> {
  const page = await stage.ownPage();
  const lines = Array.from({ length: count }, (_, place) => lineOf(place));
  const urls = lines.map((_, place) => `https://host-${place}.example.test/path/${place}`);
  const script = await bundledScript(join(import.meta.dirname, 'list-entry.ts'), 'lists');
  const samples = await page.evaluate<{ read: number[]; parseUrls: number[] }>(`
    ${script}
    const [text, urls] = ${JSON.stringify([lines.join('\n'), urls])};
    const timed = (work) => { const begun = performance.now(); work(); return performance.now() - begun; };
    const samples = { read: [], parseUrls: [] };
    for (let run = 0; run <= ${runs}; run += 1) {
      let list;
      const read = timed(() => { list = lists.readAddressList(text); });
      if (list.items.filter(({ kind }) => kind === 'address').length !== ${count})
        throw new Error('The list was not read');
      let hosts = 0;
      const parseUrls = timed(() => { for (const url of urls) hosts += new URL(url).host.length; });
      if (run > 0) { samples.read.push(read); samples.parseUrls.push(parseUrls); }
    }
    return samples;`);
  return { lines: count, read: figureOf(samples.read), parseUrls: figureOf(samples.parseUrls, 2) };
}

/** The rows of the printed table. */
export const listRows = ({ lines, read, parseUrls }: ListFigures) => [
  {
    what: `list of ${lines} lines: read`,
    ...read,
    beside: `${ratioOf(read, parseUrls)} x new URL of each line`,
  },
  { what: 'new URL of each of these lines', ...parseUrls, beside: 'the floor' },
];
