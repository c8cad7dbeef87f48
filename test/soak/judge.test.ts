import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { SandboxReport } from '../sandbox/server.ts';
import { isClean, judge, type Shown, shownTooEarly, wrongMeanwhile } from './judge.ts';
import { planOf } from './plan.ts';

const [batch] = planOf(1, 30).batches;
const reports = batch?.reports ?? [];
const [first] = reports;
if (first === undefined) throw new Error('The plan has no report');

const xmlOf = (url: string) => `<report><url>${url}</url></report>`;

const atHotline = (url: string, id: string, state: SandboxReport['state'] = 'finished') => ({
  id,
  state,
  xml: xmlOf(url),
});

const filed = (url: string, reference: string): Shown => [
  {
    state: 'filed',
    receipt: { reference, payloadSha256: createHash('sha256').update(xmlOf(url)).digest('hex') },
  },
];

const numberOf = (place: number) => String(4_000_000 + place);

/** A run in which all went well: each report finished once and shown so. */
const hotline = reports.map(({ url }, place) => atHotline(url, numberOf(place)));
const shown = new Map<string, Shown>(reports.map(({ id, url }, place) => [id, filed(url, numberOf(place))]));

const showing = (planted: Shown) => new Map([...shown, [first.id, planted]]);
const countsOf = (has: typeof hotline, shows: ReadonlyMap<string, Shown>) => {
  const verdict = judge(reports, has, shows);
  const { lost, filedTwice, wronglyShown } = verdict;
  for (const finding of [...lost, ...filedTwice, ...wronglyShown]) expect(finding.report).toBe(first);
  expect(isClean(verdict)).toBe(lost.length + filedTwice.length + wronglyShown.length === 0);
  return [lost.length, filedTwice.length, wronglyShown.length];
};

describe('the judge', () => {
  test('finds nothing where all went well', () => {
    expect(countsOf(hotline, shown)).toEqual([0, 0, 0]);
    expect(judge(reports, hotline, shown).deliveries).toBe(reports.length);
  });

  test('does not mind reports that were opened and never finished', () => {
    const opened = (['open', 'retracted', 'expired'] as const).map((state) =>
      atHotline(first.url, `9${state}`, state),
    );
    expect(countsOf([...opened, ...hotline], shown)).toEqual([0, 0, 0]);
  });

  const waiting: Shown = [{ state: 'waiting', receipt: null }];
  const without = hotline.slice(1);
  const openOnly = [atHotline(first.url, numberOf(0), 'open'), ...without];
  const twice = [...hotline, atHotline(first.url, '9000000')];
  const planted: readonly (readonly [string, typeof hotline, Shown, readonly number[]])[] = [
    ['a report that is nowhere any more', without, null, [1, 0, 0]],
    ['a report that waits for ever', without, waiting, [1, 0, 0]],
    ['a report that was opened, not finished', openOnly, [{ state: 'sending', receipt: null }], [1, 0, 0]],
    ['a report that was taken back by nobody', without, [{ state: 'cancelled', receipt: null }], [1, 0, 0]],
    ['"filed" of what never arrived', without, filed(first.url, numberOf(0)), [1, 0, 1]],
    ['"filed" of what is only open', openOnly, filed(first.url, numberOf(0)), [1, 0, 1]],
    ['a report that was filed twice', twice, filed(first.url, '9000000'), [0, 1, 0]],
    ['one filed twice with a wrong receipt', twice, filed(first.url, numberOf(1)), [0, 1, 1]],
    ['another receipt', hotline, filed(first.url, numberOf(1)), [0, 0, 1]],
    ['the receipt of another document', hotline, filed(`${first.url}0`, numberOf(0)), [0, 0, 1]],
    ['"filed" without a receipt', hotline, [{ state: 'filed', receipt: null }], [0, 0, 1]],
    ['a filed report shown as waiting', hotline, waiting, [0, 0, 1]],
    ['a filed report shown as undecided', hotline, [{ state: 'unknown', receipt: null }], [0, 0, 1]],
    [
      'a filed report for which a person is asked',
      hotline,
      [{ state: 'needs-person', receipt: null }],
      [0, 0, 1],
    ],
    ['a filed report that is not known any more', hotline, null, [0, 0, 1]],
    ['a report without deliveries', hotline, [], [0, 0, 1]],
    [
      'a second delivery of a filed report',
      hotline,
      [...(filed(first.url, numberOf(0)) ?? []), ...waiting],
      [0, 0, 1],
    ],
  ];

  test.each(planted)('finds %s', (_, has, shows, counts) => {
    expect(countsOf(has, showing(shows))).toEqual(counts);
  });
});

describe('what is shown while a report is under way', () => {
  const open = [atHotline(first.url, numberOf(0), 'open')];
  const as = (state: string): Shown => [{ state, receipt: null }];

  test.each([
    ['waiting', as('waiting'), open],
    ['undecided, although the hotline has finished it', as('unknown'), hotline],
    ['filed, once the hotline has finished it', filed(first.url, numberOf(0)), hotline],
  ])('is right when it is %s', (_, shows, has) => {
    expect(wrongMeanwhile(first, shows, has)).toBeNull();
  });

  test.each([
    ['filed, when the hotline has only opened it', filed(first.url, numberOf(0)), open],
    ['filed, when the hotline knows nothing of it', filed(first.url, numberOf(0)), []],
    ['filed with the number of nothing', filed(first.url, '1'), hotline],
    ['taken back by nobody', as('cancelled'), open],
    ['filed by a hand that was never there', as('filed-by-hand'), open],
    ['forgotten', null, open],
    ['without deliveries', [], open],
  ])('is wrong when it is %s', (_, shows, has) => {
    expect(wrongMeanwhile(first, shows, has)?.report).toBe(first);
  });
});

describe('what is shown as filed of many reports', () => {
  test('is too early for those that the hotline has not finished', () => {
    const [second] = reports.slice(1);
    const receipts = [
      { reportId: first.id, reference: numberOf(0) },
      { reportId: second?.id ?? '', reference: numberOf(1) },
    ];
    const has = [atHotline(first.url, numberOf(0)), atHotline(second?.url ?? '', numberOf(1), 'open')];
    expect(shownTooEarly(reports, has, receipts).map(({ report }) => report)).toEqual([second]);
  });
});
