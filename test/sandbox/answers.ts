/** What the sandbox sends back; `code` and `reportId` repeat what is in the body, for the log. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly code: number | null;
  readonly reportId: string | null;
}

interface Meaning {
  readonly status: number;
  readonly description: string;
}

const meanings: Readonly<Record<number, Meaning>> = {
  0: { status: 200, description: 'Success' },
  1000: { status: 200, description: 'Server error' },
  1210: { status: 404, description: 'Resource not found' },
  2000: { status: 401, description: 'Authentication required' },
  3300: { status: 403, description: 'Not authorised to update' },
  4000: { status: 400, description: 'Invalid request' },
  4100: { status: 400, description: 'Validation failed' },
  4110: { status: 400, description: 'Malformed XML' },
  5001: { status: 200, description: 'Report does not exist' },
  5101: { status: 200, description: 'Report already retracted' },
  5102: { status: 200, description: 'Report already finished' },
};

const xmlHeaders = { 'content-type': 'text/xml; charset=utf-8' };
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escapeText(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '?')
    .replace(/[&<>]/g, (character) => escapes[character] ?? character);
}

/** What may differ from the usual answer with a code. */
export interface AnswerDetail {
  readonly description?: string;
  readonly status?: number;
  readonly reportId?: string;
}

/**
 * An answer with `reportResponse` as its root, which is how every step but a successful finish answers.
 * @param code one of the hotline's codes, or any other number, as the hotline's own list is not complete
 * @param detail a description of this case, another HTTP status than the usual one, the report's id
 */
export function reportResponse(code: number, detail: AnswerDetail = {}): Answer {
  const meaning = meanings[code] ?? { status: 200, description: 'Unlisted code' };
  const reportId = detail.reportId ?? null;
  const idElement = reportId === null ? '' : `<reportId>${reportId}</reportId>`;
  const description = escapeText(detail.description ?? meaning.description);
  const content = `<responseCode>${code}</responseCode><responseDescription>${description}</responseDescription>${idElement}`;
  const challenge = code === 2000 ? { 'www-authenticate': 'Basic realm="Signpost sandbox"' } : {};
  return {
    status: detail.status ?? meaning.status,
    headers: { ...xmlHeaders, ...challenge },
    body: `${declaration}<reportResponse>${content}</reportResponse>`,
    code,
    reportId,
  };
}

/** The answer to a successful finish: the receipt. There are never files, as this sandbox takes none. */
export function reportDoneResponse(reportId: string): Answer {
  const content = `<responseCode>0</responseCode><reportId>${reportId}</reportId><files/>`;
  return {
    status: 200,
    headers: xmlHeaders,
    body: `${declaration}<reportDoneResponse>${content}</reportDoneResponse>`,
    code: 0,
    reportId,
  };
}

/** An answer that doesn't come from the hotline's application: something in front of it, or something broken. */
export function otherAnswer(status: number, headers: Record<string, string>, body: string): Answer {
  return { status, headers, body, code: null, reportId: null };
}
