import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask, idForm, type Question, rightCredentials, submission } from './hotline-client';
import { type Sandbox, startSandbox } from './server';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const authorized = (method: string, headers: Record<string, string> = {}): Question => ({
  method,
  headers: { authorization: rightCredentials, ...headers },
});

const form = (content: string): Question => ({ ...idForm('1'), body: content });
const field = (name: string, value: string) =>
  `--sandbox-test-boundary\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const end = '--sandbox-test-boundary--\r\n';

describe('What is refused', () => {
  const fileForm = `--sandbox-test-boundary\r\nContent-Disposition: form-data; name="id"; filename="a"\r\n\r\n1\r\n${end}`;
  const malformed = 'Malformed XML';
  test.each<[string, string, Question, number, number, string]>([
    ['no credentials', 'status', { method: 'GET' }, 401, 2000, 'Authentication required'],
    [
      'a wrong password',
      'status',
      authorized('GET', { authorization: `Basic ${btoa('sandbox:wrong')}` }),
      401,
      2000,
      '',
    ],
    ['another scheme', 'status', authorized('GET', { authorization: 'Bearer sandbox' }), 401, 2000, ''],
    ['a submission without credentials', 'submit', { ...submission(), headers: {} }, 401, 2000, ''],
    ['an unknown step', 'nothing', authorized('GET'), 404, 1210, 'not found'],
    ['a step with a trailing slash', 'status/', authorized('GET'), 404, 1210, ''],
    ['the official schema', 'xsd', authorized('GET'), 404, 1210, 'not distributed here'],
    ['a file', 'upload', authorized('POST'), 403, 3300, 'never taken'],
    ['facts about a file', 'fileinfo', authorized('POST'), 403, 3300, 'never taken'],
    ['GET for submit', 'submit', authorized('GET'), 405, 4000, 'POST only'],
    ['POST for status', 'status', authorized('POST'), 405, 4000, 'GET only'],
    ['a preflight', 'submit', authorized('OPTIONS'), 405, 4000, ''],
    [
      'a document as JSON',
      'submit',
      { ...submission(), ...authorized('POST', { 'content-type': 'application/json' }) },
      400,
      4000,
      'text/xml',
    ],
    [
      'a document without a charset',
      'submit',
      { ...submission(), ...authorized('POST', { 'content-type': 'text/xml' }) },
      400,
      4000,
      'charset=utf-8',
    ],
    ['a document over 5 MB', 'submit', submission(' '.repeat(5_000_001)), 413, 4000, '5 MB'],
    ['an empty document', 'submit', submission(''), 400, 4110, malformed],
    ['an unclosed element', 'submit', submission('<report>'), 400, 4110, malformed],
    ['two roots', 'submit', submission('<report/><report/>'), 400, 4110, malformed],
    ['a control character', 'submit', submission('<report>\u0001</report>'), 400, 4110, malformed],
    ['a reference to one', 'submit', submission('<report>&#1;</report>'), 400, 4110, malformed],
    ['an unknown entity', 'submit', submission('<report>&nbsp;</report>'), 400, 4110, malformed],
    ['a document type', 'submit', submission('<!DOCTYPE report><report/>'), 400, 4110, 'document type'],
    ['bytes that are no UTF-8', 'submit', submission(Buffer.from([0x3c, 0xff, 0x3e])), 400, 4110, 'UTF-8'],
    [
      'another encoding',
      'submit',
      submission('<?xml version="1.0" encoding="UTF-16"?><report/>'),
      400,
      4110,
      'UTF-16',
    ],
    ['another root', 'submit', submission('<fileDetails/>'), 400, 4100, 'must be a report'],
    [
      'a report with nothing in it',
      'submit',
      submission('<report/>'),
      400,
      4100,
      'incidentSummary is missing',
    ],
    ['a form of another kind', 'finish', submission('id=1'), 400, 4000, 'multipart/form-data'],
    ['a broken form', 'finish', form('id=1'), 400, 4000, 'can not be read'],
    ['a form without an id', 'finish', form(end), 400, 4000, ''],
    ['a form with two ids', 'retract', form(field('id', '1') + field('id', '2') + end), 400, 4000, 'once'],
    [
      'a form with more',
      'finish',
      form(field('id', '1') + field('x', '2') + end),
      400,
      4000,
      'only the field',
    ],
    ['an id that is no number', 'finish', idForm('12a'), 400, 4000, 'report id'],
    ['an id as a file', 'finish', form(fileForm), 400, 4000, 'report id'],
  ])('%s (%s)', async (_what, step, question, status, code, words) => {
    const answer = await ask(`${sandbox.apiAddress}/${step}`, question);
    expect(answer).toMatchObject({ status, code });
    expect(answer.body).toContain(words);
    expect(sandbox.reports()).toEqual([]);
  });
});
