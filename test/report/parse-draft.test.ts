import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDraft } from '../../extension/report/parse-draft.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { fullFacts } from '../builders/facts.ts';
import { aDraft, aFullObservation, anAccount, anObservation } from '../builders/report.ts';

const earlier = '00000000-0000-4000-8000-000000000009' as ReportId;
const refused = { ok: false, problems: [{ code: 'message-not-understood' }] };

describe('A draft from a page of the extension is read', () => {
  test.each([
    ['with the least', aDraft()],
    [
      'with each field',
      aDraft({ observation: aFullObservation(), urgent: true, urgencyReason: 'now', note: 'a' }),
    ],
    ['with the report that it stands in for', aDraft({ replaces: earlier })],
    ['with all facts', aDraft(fullFacts)],
  ])('%s, as it was sent', (_, draft) => {
    expect(parseDraft(structuredClone(draft))).toEqual({ ok: true, value: draft });
  });

  test('without what else was sent', () => {
    const parsed = parseDraft({
      ...aDraft({ account: anAccount() }),
      more: 1,
      observation: { ...anObservation(), text: 'x' },
    });
    expect(parsed).toEqual({ ok: true, value: aDraft({ account: anAccount() }) });
  });
});

describe('A draft from a page of the extension is refused', () => {
  const draft = aDraft();
  test.each<[string, unknown]>([
    ['when there is none', undefined],
    ['as null', null],
    ['as a text', 'draft'],
    ['as a list', []],
    ['that stands in for a number', { ...draft, replaces: 9 }],
    ['that stands in for a text that is no id', { ...draft, replaces: 'the last one' }],
    ['that does not say what it stands in for', { ...draft, replaces: undefined }],
    ['without an observation', { ...draft, observation: undefined }],
    ['with an observation that is null', { ...draft, observation: null }],
    ...(['url', 'categoryId', 'urgencyReason', 'note'] as const).flatMap((name): [string, unknown][] => [
      [`with ${name} as a number`, { ...draft, [name]: 1 }],
      [`without ${name}`, { ...draft, [name]: undefined }],
    ]),
    ['with urgency as a text', { ...draft, urgent: 'yes' }],
    ['without urgency', { ...draft, urgent: undefined }],
    ...(['title', 'referrer', 'language', 'canonicalUrl', 'publishedAt'] as const).flatMap(
      (name): [string, unknown][] => [
        [`with ${name} as a number`, { ...draft, observation: { ...draft.observation, [name]: 1 } }],
        [`without ${name}`, { ...draft, observation: { ...draft.observation, [name]: undefined } }],
      ],
    ),
    ['with a status as a text', { ...draft, observation: { ...draft.observation, httpStatus: '200' } }],
    ['without a time', { ...draft, observation: { ...draft.observation, observedAt: undefined } }],
    [
      'with a time without a zone',
      { ...draft, observation: anObservation({ observedAt: '2026-11-23T09:30:00' as never }) },
    ],
  ])('%s', (_, value) => {
    expect(parseDraft(value)).toEqual(refused);
  });

  test('or read, but never thrown at, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }),
        (value) => {
          expect(parseDraft(value)).toEqual(refused);
        },
      ),
    );
  });

  test('or read, but never thrown at, when any one place in it is replaced by anything', () => {
    const places = [
      ...Object.keys(draft),
      ...Object.keys(draft.observation).map((name) => `observation.${name}`),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
        const copy = structuredClone(draft) as unknown as Record<string, unknown>;
        const [name = '', inner] = place.split('.');
        if (inner === undefined) copy[name] = value;
        else (copy[name] as Record<string, unknown>)[inner] = value;
        const parsed = parseDraft(copy);
        if (parsed.ok) expect(parsed.value).toEqual(copy);
        else expect(parsed).toEqual(refused);
      }),
    );
  });
});
