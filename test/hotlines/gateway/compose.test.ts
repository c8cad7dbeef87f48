import { CloudEvent, HTTP } from 'cloudevents';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  composeCheck,
  composeCreated,
  composeFailed,
  composeFiled,
  composePause,
  composeReceipt,
  composeWithdrawn,
} from '../../../extension/hotlines/gateway/compose.ts';
import { eventIdOf } from '../../../extension/hotlines/gateway/event.ts';
import type { GatewayFiling } from '../../../extension/hotlines/gateway/filing.ts';
import type { Payload } from '../../../extension/hotlines/hotline.ts';
import type { XarfClassification } from '../../../extension/report/xarf.ts';
import { aReceipt } from '../../builders/delivery.ts';
import { aReport, clickedAt } from '../../builders/report.ts';
import { isValid, problemsOf } from './event-schema.ts';
import { aCopy, aGateway, aGatewayFiling, completeFiling } from './sample-filings.ts';

const parsed = ({ text }: Payload) => JSON.parse(text);

const refusal = {
  code: 'report-refused',
  answer: { httpStatus: 400, code: 4100, description: 'In the hotline’s words', requestId: 'request-1' },
} as const;
const classified = (filing: GatewayFiling, classification: XarfClassification): GatewayFiling => ({
  ...filing,
  report: { ...filing.report, xarf: { type: 'csam', classification } },
});
const completeCopy = aCopy({ report: completeFiling.report });

const events: readonly (readonly [string, Payload])[] = [
  ['created', composeCreated(aGatewayFiling())],
  ['created', composeCreated(completeFiling)],
  ['created', composeCreated(classified(completeFiling, 'A1'))],
  ['filed', composeFiled(aCopy(), { reference: '4711', by: 'signpost' })],
  ['filed', composeFiled(completeCopy, { reference: 'P-1', by: 'person' })],
  ['failed', composeFailed(completeCopy, refusal, 1)],
  ['failed', composeFailed(aCopy(), { code: 'hotline-silent' }, 2)],
  ['withdrawn', composeWithdrawn(completeCopy)],
  ['receipt', composeReceipt(completeCopy, aReceipt())],
  ['checked', composeCheck(aGateway(), clickedAt, '1')],
  [
    'paused',
    composePause(aGateway(), completeFiling.organisation.reporter, { paused: true, at: clickedAt, id: '1' }),
  ],
  [
    'resumed',
    composePause(aGateway(), completeFiling.organisation.reporter, { paused: false, at: clickedAt, id: '2' }),
  ],
];

describe.each(events)('An event of the kind "%s"', (kind, payload) => {
  test('is read by the official SDK', () => {
    const event = HTTP.toEvent({ headers: { 'content-type': payload.mediaType }, body: payload.text });
    if (!(event instanceof CloudEvent)) throw new Error('not one event');
    expect(event.validate()).toBe(true);
    expect(event.type).toMatch(new RegExp(`^signpost\\.(report|connection|moderator)\\.${kind}$`));
    expect(event.id).toBe(eventIdOf(payload));
    expect(event.data).toEqual(parsed(payload).data);
  });

  test('has data as our schema documents them', () => {
    expect(problemsOf(kind, parsed(payload).data)).toEqual([]);
    expect(isValid(parsed(payload).data)).toBe(true);
  });

  test('says outside its data nothing that was reported', () => {
    const { data: _, ...envelope } = parsed(payload);
    expect(Object.keys(envelope).sort()).toEqual(
      [
        ...['datacontenttype', 'dataschema', 'id', 'source', 'specversion'],
        ...(['checked', 'paused', 'resumed'].includes(kind) ? [] : ['subject']),
        ...['time', 'type'],
      ].sort(),
    );
    expect(JSON.stringify(envelope)).not.toMatch(/https?:|example|practice_account|192\.0\.2/);
  });

  test('has an id that fits a header and every queue', () => {
    expect(eventIdOf(payload)).toMatch(/^[a-z0-9_-]{1,128}$/);
  });
});

describe('The event of a report', () => {
  test('is this, letter for letter', async () => {
    await expect(composeCreated(completeFiling).text).toMatchFileSnapshot('golden/created.txt');
  });

  test('is the same however often it is composed', () => {
    expect(composeCreated(completeFiling)).toEqual(composeCreated(completeFiling));
  });

  test('has another id at another gateway and for another report', () => {
    const other = aGateway({ id: 'other' as never });
    const ids = [
      composeCreated(aGatewayFiling()),
      composeCreated(aGatewayFiling({ destination: other })),
      composeCreated(
        aGatewayFiling({ report: aReport({ id: '00000000-0000-4000-8000-000000000009' as never }) }),
      ),
    ].map(eventIdOf);
    expect(new Set(ids).size).toBe(3);
  });

  test('keeps an address as the browser had it', () => {
    const url = 'https://media.example/x|y^z?q=[1]#!/r#s';
    const event = parsed(
      composeCreated(aGatewayFiling({ report: aReport({ addresses: [{ url, hosting: 'own' }] }) })),
    );
    expect(event.data.report.addresses).toEqual([{ url, hosting: 'own' }]);
  });

  test('can be read in every language: no half of a character pair is left in it', () => {
    const { text } = composeCreated(aGatewayFiling({ report: aReport({ note: 'a\uD800b\u0000😀' }) }));
    expect(text).not.toMatch(/\\ud8/i);
    expect(JSON.parse(text).data.report.note).toBe('a\uFFFDb\u0000😀');
  });
});

describe('The copies of deliveries made elsewhere', () => {
  test('are told apart by what became of the delivery, and how often', () => {
    const ids = [
      composeFiled(aCopy(), { reference: '1', by: 'signpost' }),
      composeReceipt(aCopy(), aReceipt()),
      composeWithdrawn(aCopy()),
      composeFailed(aCopy(), refusal, 1),
      composeFailed(aCopy(), refusal, 2),
    ].map(eventIdOf);
    expect(new Set(ids).size).toBe(5);
  });

  test.each<[string, Payload]>([
    ['a receipt', composeReceipt(completeCopy, aReceipt())],
    ['a failure', composeFailed(completeCopy, refusal, 1)],
    ['a withdrawal', composeWithdrawn(completeCopy)],
  ])('carry in %s nothing of what was reported', (_, { text }) => {
    expect(text).not.toMatch(/https?:|example\.com|practice_account|192\.0\.2|Both were public|A title/);
    expect(text).not.toContain('In the hotline’s words');
  });

  test('carry the environment of the delivery, not that of the gateway', () => {
    expect(parsed(composeReceipt(aCopy(), aReceipt())).data.environment).toBe('production');
  });
});

/** Puts a field that nobody asked for into every object, at any depth. */
function poisoned<Value>(value: Value, name: string): Value {
  if (Array.isArray(value)) return value.map((one) => poisoned(one, name)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, one]) => [key, poisoned(one, name)]);
  return { ...Object.fromEntries(fields), [name]: 'smuggled' };
}

test('Nothing leaves that the schema does not name, whatever a report may carry one day', () => {
  const names = fc.stringMatching(/^[a-z]{1,12}$/).map((name) => `x${name}`);
  fc.assert(
    fc.property(
      fc
        .constantFrom('image', 'bytes', 'thumbnail', 'evidence', 'html')
        .chain((one) => fc.oneof(fc.constant(one), names)),
      (name) => {
        const filing: GatewayFiling = poisoned(completeFiling, name);
        const copy = poisoned(completeCopy, name);
        const written: readonly (readonly [string, Payload])[] = [
          ['created', composeCreated(filing)],
          ['created', composeCreated(classified(filing, 'B2'))],
          ['filed', composeFiled(copy, poisoned({ reference: '1', by: 'signpost' } as const, name))],
          ['failed', composeFailed(copy, poisoned(refusal, name), 1)],
          ['withdrawn', composeWithdrawn(copy)],
          ['receipt', composeReceipt(copy, poisoned(aReceipt(), name))],
          ['checked', composeCheck(filing.destination, clickedAt, '1')],
        ];
        for (const [kind, payload] of written) {
          expect(problemsOf(kind, parsed(payload).data)).toEqual([]);
          expect(payload.text).not.toContain('smuggled');
        }
      },
    ),
    { numRuns: 50 },
  );
});

test('The schema closes every object it knows', async () => {
  const { default: schema } = await import('../../../extension/hotlines/gateway/report-event.schema.json');
  const open: string[] = [];
  const walk = (node: unknown, path: string) => {
    if (typeof node !== 'object' || node === null) return;
    if ('properties' in node && !('additionalProperties' in node)) open.push(path);
    for (const [key, value] of Object.entries(node)) walk(value, `${path}/${key}`);
  };
  walk(schema, '');
  expect(open).toEqual([]);
});
