import { type FixturePage, html, image, marker, meta } from './fixture-page.ts';

const host = 'large.example';

/** Nested boxes, as applications make them: so many elements in all. */
export const boxes = (elements: number) =>
  '<div class="a"><span class="b">x</span><i></i><b title="y">z</b></div>'.repeat(Math.floor(elements / 4));

export const largePages: readonly FixturePage[] = [
  {
    name: 'large: 100,000 elements',
    host,
    path: '/100000',
    build: (origin) => ({
      html: html(meta('og:site_name', 'Practice'), `${boxes(100_000)}${image('/last.png')}`),
      expected: {
        facts: { language: 'en' },
        details: {
          siteName: 'Practice',
          media: [{ kind: 'image', address: `${origin}/last.png`, pointed: false }],
        },
      },
    }),
  },
  {
    name: 'large: metadata without end',
    host,
    path: '/metadata',
    build: () => ({
      html: html(
        `${meta('og:site_name', 'Practice')}${meta('x:y', marker).repeat(5000)}`,
        `<script type="application/ld+json">{"author":"${marker}","padding":"${'x'.repeat(200_001)}"}</script>`,
      ),
      expected: { facts: { language: 'en' }, details: { siteName: 'Practice' } },
    }),
  },
];
