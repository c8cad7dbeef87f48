import { createServer } from 'node:http';
import { listen, stop } from '../../sandbox/listening.ts';
import type { FixturePage } from './fixture-page.ts';

export interface PageServer {
  /** The address that a moderator would open; a page that is reached by a redirect is opened by the other address. */
  address(page: FixturePage): string;
  origin(host: string): string;
  close(): Promise<void>;
}

/** Serves the pages on this machine, each under its own host name, and nothing of what they embed. */
export async function startPageServer(pages: readonly FixturePage[]): Promise<PageServer> {
  const key = (host: string, path: string) => `${host}${new URL(path, 'http://a.example').pathname}`;
  const byPlace = new Map(pages.map((page) => [key(page.host, page.path), page]));
  const redirects = new Map(
    pages.flatMap(({ host, path, redirectedFrom }) =>
      redirectedFrom === undefined ? [] : [[key(host, redirectedFrom), path] as const],
    ),
  );
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const whole = request.url ?? '/';
    const place = key(host, whole);
    const redirect = redirects.get(place);
    const page =
      pages.find((one) => one.host === host && one.path.replace(/#.*$/, '') === whole) ?? byPlace.get(place);
    if (redirect !== undefined) response.writeHead(302, { location: redirect }).end();
    else if (page === undefined) response.writeHead(404).end();
    else
      response
        .writeHead(page.status ?? 200, {
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-store',
        })
        .end(page.build(origin(host)).html);
  });
  const port = new URL(await listen(server, 0)).port;
  const origin = (host: string) => `http://${host}:${port}`;
  return {
    origin,
    address: ({ host, path, redirectedFrom }) => `${origin(host)}${redirectedFrom ?? path}`,
    close: () => stop(server),
  };
}
