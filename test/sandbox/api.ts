import { timingSafeEqual } from 'node:crypto';
import { type Answer, reportDoneResponse, reportResponse } from './answers';
import type { FaultStep } from './faults';
import type { Hotline, Verdict } from './hotline';
import { FormError, readReportId } from './multipart';
import { reportProblems } from './report-validation';
import { type ElementNode, MalformedXml, readXml } from './xml-tree';

/** A request to the CyberTipline API, read to its end; `body` is null when it was larger than the hotline takes. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly contentType: string;
  readonly body: Buffer | null;
}

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

interface Step {
  readonly method: 'GET' | 'POST';
  readonly answer: (hotline: Hotline, request: ApiRequest, body: Buffer) => Answer | Promise<Answer>;
}

/** As many problems as help; a document that is wrong everywhere needs no longer list. */
const problemsShown = 10;

function submit(hotline: Hotline, { contentType }: ApiRequest, body: Buffer): Answer {
  if (!/^text\/xml\s*;\s*charset="?utf-8"?\s*$/i.test(contentType)) {
    return reportResponse(4000, { description: 'Content-Type must be text/xml; charset=utf-8' });
  }
  let root: ElementNode;
  try {
    root = readXml(body);
  } catch (error) {
    if (!(error instanceof MalformedXml)) throw error;
    return reportResponse(4110, { description: `Malformed XML: ${error.message}` });
  }
  const problems = reportProblems(root, hotline.clock.now());
  if (problems.length > 0) {
    return reportResponse(4100, {
      description: `Validation failed: ${problems.slice(0, problemsShown).join('; ')}`,
    });
  }
  return reportResponse(0, { reportId: hotline.open(body.toString('utf8')) });
}

const refusals: Record<Exclude<Verdict, 'done'>, number> = {
  unknown: 5001,
  'already retracted': 5101,
  'already finished': 5102,
};

function settle(act: (hotline: Hotline, id: string) => Verdict, success: (id: string) => Answer) {
  return async (hotline: Hotline, { contentType }: ApiRequest, body: Buffer): Promise<Answer> => {
    try {
      const id = await readReportId(contentType, body);
      const verdict = act(hotline, id);
      return verdict === 'done' ? success(id) : reportResponse(refusals[verdict]);
    } catch (error) {
      if (!(error instanceof FormError)) throw error;
      return reportResponse(4000, { description: error.message });
    }
  };
}

const takesNoFiles = () =>
  reportResponse(3300, { description: 'Files are never taken here: this product carries no content' });

const steps: Readonly<Record<string, Step>> = {
  status: { method: 'GET', answer: () => reportResponse(0, { description: 'The credentials work' }) },
  xsd: {
    method: 'GET',
    answer: () =>
      reportResponse(1210, {
        description: 'The official schema is not distributed here; ask the hotline for it',
      }),
  },
  submit: { method: 'POST', answer: submit },
  upload: { method: 'POST', answer: takesNoFiles },
  fileinfo: { method: 'POST', answer: takesNoFiles },
  finish: { method: 'POST', answer: settle((hotline, id) => hotline.finish(id), reportDoneResponse) },
  retract: {
    method: 'POST',
    answer: settle(
      (hotline, id) => hotline.retract(id),
      (reportId) => reportResponse(0, { reportId }),
    ),
  },
};

/** Where the API begins, as at the real hotline. */
export const apiRoot = '/ispws';

const stepName = (path: string): string => /^\/ispws\/([a-z]+)(?:\?.*)?$/.exec(path)?.[1] ?? '';

/** The step a request asks for, when it is one that can be made to fail. */
export function faultStep({ method, path }: Pick<ApiRequest, 'method' | 'path'>): FaultStep | null {
  const name = stepName(path);
  if (name !== 'status' && name !== 'submit' && name !== 'finish' && name !== 'retract') return null;
  return steps[name]?.method === method ? name : null;
}

function isAuthorized(authorization: string, { user, password }: Credentials): boolean {
  const [scheme = '', token = ''] = authorization.split(' ');
  const given = Buffer.from(token);
  const expected = Buffer.from(Buffer.from(`${user}:${password}`).toString('base64'));
  return (
    scheme.toLowerCase() === 'basic' && given.length === expected.length && timingSafeEqual(given, expected)
  );
}

/** Does what a request to the API asks for, and gives the answer the real hotline would give. */
export async function answerApi(
  hotline: Hotline,
  credentials: Credentials,
  request: ApiRequest,
): Promise<Answer> {
  if (!isAuthorized(request.authorization, credentials)) return reportResponse(2000);
  const name = stepName(request.path);
  const step = Object.hasOwn(steps, name) ? steps[name] : undefined;
  if (step === undefined) return reportResponse(1210);
  if (step.method !== request.method) {
    return reportResponse(4000, { status: 405, description: `${name} takes ${step.method} only` });
  }
  if (request.body === null)
    return reportResponse(4000, { status: 413, description: 'The body is over 5 MB' });
  return step.answer(hotline, request, request.body);
}
