import { connect, type Socket } from 'node:net';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** What Firefox answered instead of a result; `code` is WebDriver's error code. */
export class MarionetteError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

/**
 * The client of Firefox's own remote protocol: `<byte length>:<JSON>` over a socket on this machine, a command being
 * `[0, id, name, parameters]` and its answer `[1, id, error, result]`.
 * https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export class Marionette {
  #received: Buffer = Buffer.alloc(0);
  #lastId = 0;
  readonly #waiting = new Map<number, Waiting>();
  readonly #socket: Socket;
  #line: Promise<unknown> = Promise.resolve();

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => this.#onData(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => this.#onClose());
  }

  /** Connects; Firefox's greeting is read and ignored. */
  static connect(port: number): Promise<Marionette> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        socket.setNoDelay(true);
        resolve(new Marionette(socket));
      });
    });
  }

  /** Sends one command and waits for its answer. */
  send<T>(name: string, parameters: { [name: string]: Json } = {}): Promise<T> {
    const id = ++this.#lastId;
    const text = JSON.stringify([0, id, name, parameters]);
    return new Promise<T>((resolve, reject) => {
      if (this.#socket.destroyed) return reject(new MarionetteError('closed', 'Firefox is gone'));
      this.#waiting.set(id, { resolve: (result) => resolve(result as T), reject });
      this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  }

  /**
   * Runs steps that nobody may interrupt: the context (chrome or content) and the current window belong to the
   * session, so a step of somebody else in between would run in the wrong place.
   */
  alone<T>(steps: () => Promise<T>): Promise<T> {
    const turn = this.#line.then(steps, steps);
    this.#line = turn.catch(() => undefined);
    return turn;
  }

  close(): void {
    this.#socket.destroy();
  }

  #onData(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const colon = this.#received.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#received.toString('latin1', 0, colon));
      if (this.#received.length < end) return;
      const message: unknown = JSON.parse(this.#received.toString('utf8', colon + 1, end));
      this.#received = this.#received.subarray(end);
      if (Array.isArray(message)) this.#onAnswer(message);
    }
  }

  #onAnswer([, id, error, result]: unknown[]): void {
    const waiting = this.#waiting.get(Number(id));
    this.#waiting.delete(Number(id));
    if (error) {
      const { error: code, message } = error as { error: string; message: string };
      waiting?.reject(new MarionetteError(code, message));
    } else {
      waiting?.resolve(result);
    }
  }

  #onClose(): void {
    for (const { reject } of this.#waiting.values()) {
      reject(new MarionetteError('closed', 'Firefox closed the connection'));
    }
    this.#waiting.clear();
  }
}
