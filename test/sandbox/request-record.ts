import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** A request as a test may see it: never its body, and of its credentials only the scheme. */
export interface SandboxRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes of the body that arrived. */
  readonly size: number;
  /** ISO time by the sandbox's own clock. */
  readonly at: string;
}

function plainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const text = Array.isArray(value) ? value.join(', ') : (value ?? '');
    plain[name] = name === 'authorization' ? (text.split(' ')[0] ?? '') : text;
  }
  return plain;
}

/** Everything one server has received, in the order of arrival. */
export class RequestRecord {
  private entries: SandboxRequest[] = [];

  /**
   * Notes a request when it arrives, so that one whose connection dies is seen too.
   * @returns a function that completes the entry with the size of the body
   */
  note(request: IncomingMessage, at: Date): (size: number) => void {
    const entry = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: plainHeaders(request.headers),
      size: 0,
      at: at.toISOString(),
    };
    this.entries.push(entry);
    return (size) => {
      entry.size = size;
    };
  }

  /** A copy of what was noted so far. */
  list(): SandboxRequest[] {
    return this.entries.map((entry) => ({ ...entry }));
  }

  /** Forgets all requests. */
  clear(): void {
    this.entries = [];
  }
}
