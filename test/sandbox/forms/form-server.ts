import { createServer, type Server } from 'node:http';
import { readBody } from '../body';
import { listen, stop } from '../listening';
import { endPage } from './ends';
import type { ServedPage } from './form-case';
import { frameworkBundles } from './framework-bundle';

/** What a form has sent. */
export interface Submission {
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface FormServer {
  /** The address of a page under any host name: they all lead to this machine. */
  address(host: string, path: string): string;
  origin(host: string): string;
  submissions(): readonly Submission[];
  close(): Promise<void>;
}

const mostBytes = 1_000_000;

function fieldsOf(body: string): Readonly<Record<string, string>> {
  return body.startsWith('{')
    ? (JSON.parse(body) as Record<string, string>)
    : Object.fromEntries(new URLSearchParams(body));
}

/** Serves look-alikes of official forms on this machine, the same under every host name, and keeps what they send. */
export async function startFormServer(pages: readonly ServedPage[]): Promise<FormServer> {
  const byPath = new Map(pages.map(({ path, html }) => [path, html]));
  if (byPath.size !== pages.length) throw new Error('Two pages have the same path');
  const scripts = await frameworkBundles();
  const submissions: Submission[] = [];

  const bodyAt = (path: string): string | null => {
    const end = /^\/sent\/([a-z-]+)$/.exec(path)?.[1];
    return end === undefined ? (byPath.get(path) ?? null) : endPage(end);
  };
  const server: Server = createServer(async (request, response) => {
    const path = (request.url ?? '/').replace(/\?.*$/s, '');
    const { bytes } = await readBody(request, mostBytes);
    if (request.method === 'POST') submissions.push({ path, fields: fieldsOf(bytes?.toString() ?? '') });
    const script = scripts.get(path);
    const body = script ?? bodyAt(path);
    const type = script === undefined ? 'text/html' : 'text/javascript';
    response.writeHead(body === null ? 404 : 200, {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
    });
    response.end(body ?? 'There is no such page');
  });
  const port = new URL(await listen(server, 0)).port;
  const origin = (host: string) => `http://${host}:${port}`;
  return {
    origin,
    address: (host, path) => `${origin(host)}${path}`,
    submissions: () => [...submissions],
    close: () => stop(server),
  };
}
