import type { IncomingMessage } from 'node:http';

/** A request's body; `bytes` is null when it was larger than allowed. */
export interface Body {
  readonly size: number;
  readonly bytes: Buffer | null;
}

/**
 * Reads a whole body. What is over the limit is counted and thrown away, so that the sender still gets its answer.
 * @throws the stream's error when the sender goes away
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= limit) chunks.push(bytes);
  }
  return { size, bytes: size <= limit ? Buffer.concat(chunks) : null };
}
