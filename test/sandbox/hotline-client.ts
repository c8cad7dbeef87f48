import { request } from 'node:http';
import { smallestReport } from './sample-reports';

/** An answer as it came over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** The number in responseCode, or null when there is none. */
  readonly code: number | null;
  readonly reportId: string | null;
}

/** What to ask; credentials are the sandbox's usual ones unless told. */
export interface Question {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export const rightCredentials = `Basic ${Buffer.from('sandbox:sandbox').toString('base64')}`;

const inElement = (body: string, name: string): string | null =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(body)?.[1] ?? null;

/**
 * Asks over a connection of its own, with full control of the headers (fetch would not let a test set Host or Origin).
 * @throws the system's error when the connection dies, or when nothing comes within the time given
 */
export function ask(address: string, question: Question, timeOut = 5000): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const { method, headers = {}, body } = question;
    const asking = request(address, { method, headers, agent: false, signal: AbortSignal.timeout(timeOut) });
    asking.on('error', reject);
    asking.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('error', reject);
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const code = inElement(text, 'responseCode');
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: text,
          code: code === null ? null : Number(code),
          reportId: inElement(text, 'reportId'),
        });
      });
    });
    asking.end(body);
  });
}

/** The form with the one field that finish and retract take. */
export function idForm(id: string): Question {
  const boundary = 'sandbox-test-boundary';
  return {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, authorization: rightCredentials },
    body: `--${boundary}\r\nContent-Disposition: form-data; name="id"\r\n\r\n${id}\r\n--${boundary}--\r\n`,
  };
}

/** A submission of a document. */
export const submission = (xml: string | Buffer = smallestReport): Question => ({
  method: 'POST',
  headers: { 'content-type': 'text/xml; charset=utf-8', authorization: rightCredentials },
  body: xml,
});

/** The steps of the API as the extension will use them. */
export class HotlineClient {
  constructor(private readonly apiAddress: string) {}

  status(timeOut?: number): Promise<WireAnswer> {
    const headers = { authorization: rightCredentials };
    return ask(`${this.apiAddress}/status`, { method: 'GET', headers }, timeOut);
  }

  submit(xml: string | Buffer = smallestReport, timeOut?: number): Promise<WireAnswer> {
    return ask(`${this.apiAddress}/submit`, submission(xml), timeOut);
  }

  finish(id: string, timeOut?: number): Promise<WireAnswer> {
    return ask(`${this.apiAddress}/finish`, idForm(id), timeOut);
  }

  retract(id: string, timeOut?: number): Promise<WireAnswer> {
    return ask(`${this.apiAddress}/retract`, idForm(id), timeOut);
  }

  /**
   * Opens a report and gives its id.
   * @throws Error when the sandbox refuses
   */
  async open(xml?: string): Promise<string> {
    const { reportId, body } = await this.submit(xml);
    if (reportId === null) throw new Error(`not opened: ${body}`);
    return reportId;
  }
}
