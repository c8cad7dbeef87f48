import { describe, expect, expectTypeOf, test } from 'vitest';
import type {
  LedgerDelivery,
  LedgerEvent,
  LedgerEventKind,
  LedgerFacts,
} from '../../extension/ledger/entry.ts';
import {
  deliveryFields,
  eventFields,
  factFields,
  laterFields,
  parseEvent,
  recordable,
} from '../../extension/ledger/parse-event.ts';
import { aLedgerDelivery, eventsByKind, oneOfEachKind } from './events.ts';

/**
 * Every field of every kind. Adding one here is a decision: nothing that a page showed, that a moderator or a
 * reported person wrote, or that opens anything may ever stand in the ledger.
 */
const fields = {
  created: ['reportId', 'category', 'deliveries', 'facts'],
  edited: ['reportId', 'replaces'],
  rerouted: ['reportId', 'deliveries', 'hosting'],
  undone: ['deliveryId'],
  intent: ['deliveryId', 'step'],
  outcome: ['deliveryId', 'outcome', 'problem'],
  receipt: ['deliveryId', 'environment', 'reference', 'requestId', 'payloadSha256', 'filedAt'],
  'handed-over': ['deliveryId'],
  'filed-by-hand': ['deliveryId', 'reference', 'filedAt'],
  policy: ['source', 'policySha256'],
  erased: ['reportId'],
  sealed: ['reportId', 'sealedSha256'],
  'retention-ended': ['reportId'],
  exported: ['entries', 'head'],
} as const;

const fieldsOfFacts = ['observedAt', 'savedAt', 'hosting', 'incidentType', 'networks'] as const;
const fieldsOfDelivery = ['deliveryId', 'destinationId', 'destination', 'environment'] as const;

type FieldsOf<Kind extends LedgerEventKind> = Exclude<
  keyof Extract<LedgerEvent, { readonly kind: Kind }>,
  'kind'
>;

const kinds = Object.keys(fields) as LedgerEventKind[];

describe('The ledger holds no content:', () => {
  test('the types have exactly the listed fields', () => {
    expectTypeOf<keyof typeof fields>().toEqualTypeOf<LedgerEventKind>();
    expectTypeOf<{ [Kind in LedgerEventKind]: (typeof fields)[Kind][number] }>().toEqualTypeOf<{
      [Kind in LedgerEventKind]: FieldsOf<Kind>;
    }>();
    expectTypeOf<(typeof fieldsOfDelivery)[number]>().toEqualTypeOf<keyof LedgerDelivery>();
    expectTypeOf<(typeof fieldsOfFacts)[number]>().toEqualTypeOf<keyof LedgerFacts>();
  });

  test('the parser knows exactly the listed kinds', () => {
    expect(Object.keys(eventFields).sort()).toEqual([...kinds].sort());
    expect(Object.keys(deliveryFields)).toEqual(fieldsOfDelivery);
    expect(Object.keys(factFields)).toEqual(fieldsOfFacts);
  });

  test.each(kinds)('an event "%s" is read and written with exactly its fields', (kind) => {
    expect(Object.keys(eventFields[kind])).toEqual(fields[kind]);
    expect(Object.keys(eventsByKind[kind])).toEqual(['kind', ...fields[kind]]);
    expect(parseEvent(eventsByKind[kind])).toEqual(eventsByKind[kind]);
    expect(recordable(eventsByKind[kind])).toEqual(eventsByKind[kind]);
  });

  describe.each(oneOfEachKind.map((event) => [event.kind, event] as const))('an event "%s"', (_, event) => {
    test.each([
      'url',
      'addresses',
      'title',
      'note',
      'account',
      'payload',
      'credentials',
      'hash',
    ])('with a field "%s" is refused', (field) => {
      const withMore = { ...event, [field]: 'https://example.com/posts/1' };
      expect(parseEvent(withMore)).toBeNull();
      expect(() => recordable(withMore)).toThrow(TypeError);
    });

    test('without any one of its fields is refused, unless earlier versions did not write it', () => {
      for (const missing of Object.keys(event).filter((field) => field !== laterFields[event.kind])) {
        const rest = Object.fromEntries(Object.entries(event).filter(([field]) => field !== missing));
        expect(parseEvent(rest)).toBeNull();
      }
    });
  });

  test.each(
    Object.entries(laterFields),
  )('an event "%s" of an earlier version, without "%s", stays readable and recordable', (kind, later) => {
    const event = eventsByKind[kind as keyof typeof laterFields];
    const earlier = Object.fromEntries(Object.entries(event).filter(([field]) => field !== later));
    expect(parseEvent(earlier)).toEqual(earlier);
    expect(recordable(earlier as unknown as LedgerEvent)).toEqual(earlier);
    expect(parseEvent({ ...earlier, [later]: undefined })).toBeNull();
  });

  test.each([
    ['an address', { networks: ['https://example.com/posts/1'] }],
    ['a host with a port', { networks: ['example.com:8080'] }],
    ['an e-mail address', { networks: ['robin@open.example'] }],
    ['more names than are kept', { networks: Array.from({ length: 21 }, (_, place) => `N${place}`) }],
    ['an address for where it is', { hosting: 'https://example.com' }],
    ['an unknown kind of report', { incidentType: 'grooming' }],
    ['a time with another zone', { observedAt: '2026-11-23T09:30:00.250+01:00' }],
    ['a further field', { url: 'https://example.com/posts/1' }],
  ])('facts with %s are refused', (_, given) => {
    const { facts } = eventsByKind.created;
    expect(parseEvent({ ...eventsByKind.created, facts: { ...facts, ...given } })).toBeNull();
  });

  test('a delivery that brings along more than its name is refused, and the error does not repeat it', () => {
    const delivery = { ...aLedgerDelivery(), address: 'https://hotline.example/secret' };
    const event = { ...eventsByKind.created, deliveries: [delivery] };
    expect(parseEvent(event)).toBeNull();
    expect(() => recordable(event)).toThrow(/^The ledger cannot record this event: created$/);
  });

  test.each([
    ['a report’s id', { ...eventsByKind.erased, reportId: 'https://example.com/posts/1' }],
    ['a delivery’s id', { ...eventsByKind.undone, deliveryId: 'example.com/posts/1' }],
    ['a step', { ...eventsByKind.intent, step: 'GET https://example.com' }],
    ['a problem', { ...eventsByKind.outcome, problem: 'The hotline said: no' }],
    ['a digest', { ...eventsByKind.receipt, payloadSha256: '<report/>' }],
  ])('%s can be no address and no words', (_, event) => {
    expect(parseEvent(event)).toBeNull();
  });
});

describe('An event', () => {
  test.each([
    ['no object', 'created'],
    ['null', null],
    ['an array', []],
    ['of no kind', {}],
    ['of an unknown kind', { kind: 'seen' }],
    ['of a kind that objects have by birth', { kind: 'constructor' }],
    ['of a kind that is no text', { kind: ['erased'], reportId: 'a' }],
    ['with a number below none', { ...eventsByKind.exported, entries: -1 }],
    ['with half a number', { ...eventsByKind.exported, entries: 0.5 }],
    ['with an unknown outcome', { ...eventsByKind.outcome, outcome: 'sent' }],
    ['of an unknown environment', { ...eventsByKind.receipt, environment: 'live' }],
    ['with one delivery in place of a list', { ...eventsByKind.created, deliveries: aLedgerDelivery() }],
    ['with a lone surrogate', { ...eventsByKind.created, category: '\ud800' }],
    ['with a text that is too long', { ...eventsByKind.created, category: 'a'.repeat(501) }],
  ])('%s is none', (_, value) => {
    expect(parseEvent(value)).toBeNull();
  });

  test.each([
    ['a lone surrogate', 'one \ud800 half', 'one \ufffd half'],
    ['too much text', 'a'.repeat(501), 'a'.repeat(500)],
    ['too much text, where a character would be split', `${'a'.repeat(499)}😀`, 'a'.repeat(499)],
  ])('with %s in a name is mended, not refused', (_, category, mended) => {
    expect(recordable({ ...eventsByKind.created, category })).toMatchObject({ category: mended });
  });
});
