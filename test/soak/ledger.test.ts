import { expect, test } from 'vitest';
import { wronglyRecorded } from './ledger.ts';
import { planOf } from './plan.ts';

const reports = planOf(1, 30).batches[0]?.reports ?? [];
const [first] = reports;
if (first === undefined) throw new Error('The plan has no report');

const numberOf = (place: number) => String(4_000_000 + place);
const hotline = reports.map(({ url }, place) => ({
  id: numberOf(place),
  state: 'finished' as const,
  xml: `<url>${url}</url>`,
}));
const created = reports.map(({ id }) => ({ reportId: id, deliveryIds: [`delivery of ${id}`] }));
const receipts = reports.map(({ id }, place) => ({
  deliveryId: `delivery of ${id}`,
  reference: numberOf(place),
}));

test('a ledger with every beginning and every receipt is right', () => {
  expect(wronglyRecorded(reports, hotline, { created, receipts })).toEqual([]);
});

const [begun, ...otherBegun] = created;
const [receipt, ...otherReceipts] = receipts;
if (begun === undefined || receipt === undefined) throw new Error('The plan has no report');

test.each([
  ['a missing beginning', { created: otherBegun, receipts }],
  ['a beginning twice', { created: [begun, ...created], receipts }],
  ['a missing receipt', { created, receipts: otherReceipts }],
  ['a receipt twice', { created, receipts: [receipt, ...receipts] }],
  ['a wrong receipt', { created, receipts: [{ ...receipt, reference: '1' }, ...otherReceipts] }],
])('%s is found', (_, ledger) => {
  const found = wronglyRecorded(reports, hotline, ledger);
  expect(found.map(({ report }) => report)).toEqual([first]);
});
