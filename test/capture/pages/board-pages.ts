import { type FixturePage, greyBox, html, image, marker, paragraph } from './fixture-page.ts';

const host = 'board.example';
const images = (origin: string, ...names: readonly string[]) =>
  names.map((name) => ({ kind: 'image' as const, address: `${origin}/src/${name}.png`, pointed: false }));

/** Image boards in lay-out alone: the boxes are grey and the pictures are not there. */
export const boardPages: readonly FixturePage[] = [
  {
    name: 'image board: a thread of boxes',
    host,
    path: '/practice/res/100.html',
    build: (origin) => ({
      html: html('', `${greyBox.repeat(6)}${image('/src/1.png')}${image('/src/2.png')}${paragraph}`),
      expected: { facts: { language: 'en' }, details: { media: images(origin, '1', '2') } },
    }),
  },
  {
    name: 'image board: a box under the cursor',
    host,
    path: '/practice/res/101.html',
    pointAt: { selector: '#pointed', address: (origin) => `${origin}/src/2.png` },
    build: (origin) => ({
      html: html(
        '',
        `${image('/src/1.png')}<img id="pointed" src="/src/2.png" alt="${marker}" style="display:block;width:80px;height:80px;background:#999">${image('/src/3.png')}`,
      ),
      expected: {
        facts: { language: 'en' },
        details: {
          media: [
            { kind: 'image', address: `${origin}/src/2.png`, pointed: true },
            ...images(origin, '1', '3'),
          ],
        },
      },
    }),
  },
  {
    name: 'image board: a catalogue of more boxes than anybody reads',
    host,
    path: '/practice/catalog.html',
    build: (origin) => ({
      html: html('', Array.from({ length: 150 }, (_, place) => image(`/src/${place}.png`)).join('')),
      expected: {
        facts: { language: 'en' },
        details: { media: images(origin, ...Array.from({ length: 100 }, (_, place) => String(place))) },
      },
    }),
  },
  {
    name: 'image board: pictures that are in the page itself',
    host,
    path: '/practice/res/102.html',
    build: (origin) => ({
      html: html(
        '',
        `<img alt="${marker}" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cdesc%3E${marker}%3C/desc%3E%3C/svg%3E">
        <iframe srcdoc="${marker}"></iframe><object data="data:text/plain,${marker}"></object>${image('/src/1.png')}`,
      ),
      expected: { facts: { language: 'en' }, details: { media: images(origin, '1') } },
    }),
  },
  {
    name: 'image board: pictures elsewhere, with a name and a word in their address',
    host,
    path: '/practice/',
    build: () => ({
      html: html('', image('http://name:word@pictures.example/a.png?b=c#d')),
      expected: {
        facts: { language: 'en' },
        details: {
          media: [{ kind: 'image', address: 'http://pictures.example/a.png?b=c#d', pointed: false }],
        },
      },
    }),
  },
];
