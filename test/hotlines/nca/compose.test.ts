import { describe, expect, test } from 'vitest';
import { composeNca, type NcaFiling } from '../../../extension/hotlines/nca/compose.ts';
import type { SameCase } from '../../../extension/hotlines/nca/exclusive.ts';
import { ncaPriorities, priorityWords } from '../../../extension/hotlines/nca/priority.ts';
import { ncaSentences } from '../../../extension/hotlines/nca/words.ts';
import type { NcaHandOver } from '../../../extension/hotlines/sheet.ts';
import { ncaReceiptDays } from '../../../extension/report/destination.ts';
import type { PriorReport } from '../../../extension/report/report.ts';
import { aContact, anOrganisation } from '../../builders/policy.ts';
import { aFullObservation, anAccount, anAddressUse, aPriorReport, aReport } from '../../builders/report.ts';
import { thePortal } from '../sample-destinations.ts';

const aFiling = (given: Partial<NcaFiling> = {}): NcaFiling => ({
  report: aReport(),
  organisation: anOrganisation(),
  destination: thePortal(),
  others: [],
  ...given,
});

function sheetOf(...given: Parameters<typeof composeNca>): NcaHandOver & { readonly covered: false } {
  const handOver = composeNca(...given);
  if (handOver.covered) throw new Error('there is no sheet');
  return handOver;
}

const complete = aFiling({
  report: aReport({
    addresses: [
      { url: 'https://community.example/posts/1', hosting: 'own' },
      { url: 'https://community.example/posts/2', hosting: 'own' },
    ],
    observation: aFullObservation(),
    urgencyReason: 'Contact is going on now.',
    note: 'Both were public.',
    account: anAccount({
      addressUses: [
        anAddressUse(),
        anAddressUse({ ipAddress: '198.51.100.7', event: 'Login', at: null, port: null }),
      ],
    }),
    priorReports: [aPriorReport({ hotline: 'NCA', reference: 'URR-1' })],
  }),
  organisation: anOrganisation({ reporter: aContact({ phone: '+44 20 7946 0000' }) }),
});

describe('The sheet for the NCA’s portal', () => {
  test('is this, letter for letter', async () => {
    await expect(`${sheetOf(complete, 1).text}\n`).toMatchFileSnapshot('golden/sheet.txt');
  });

  test('has groups that can be copied one by one', () => {
    expect(sheetOf(complete, 2).groups.map(({ title }) => title)).toEqual([
      'Priority',
      'Reporting person',
      'Detected content',
      'Upload',
      'User',
      'Web page',
    ]);
  });

  test('leaves out groups and fields without a value', () => {
    const { groups, text } = sheetOf(aFiling(), 3);
    expect(groups.map(({ title }) => title)).toEqual(['Priority', 'Reporting person', 'Detected content']);
    expect(text).not.toContain('Telephone');
    expect(text).toContain('Reported to the NCA before: No');
  });

  test('keeps the addresses of uploads apart from those of logins', () => {
    const valuesOf = (title: string) =>
      sheetOf(complete, 1)
        .groups.filter((group) => group.title === title)
        .flatMap(({ fields }) => fields.map(({ value }) => value))
        .join('\n');
    expect(valuesOf('Upload')).toContain('192.0.2.7 port 50123');
    expect(valuesOf('Upload')).not.toContain('198.51.100.7');
    expect(valuesOf('User')).toContain('198.51.100.7');
    expect(valuesOf('User')).not.toContain('192.0.2.7');
  });

  test('says what comes from the provider’s own records, content first', () => {
    const { fromOwnRecords, after } = sheetOf(aFiling(), 3);
    expect(fromOwnRecords).toContain('EXIF data');
    expect(fromOwnRecords).toContain('Identity documents that are held');
    expect(fromOwnRecords[0]).toBe('The content itself');
    expect(after).toEqual([ncaSentences.neverContent, ncaSentences.keepReference, ncaSentences.keepData]);
  });
});

describe('The priority', () => {
  test.each(ncaPriorities)('%i is on the sheet in the words that are known', (priority) => {
    const { criterion, send } = priorityWords[priority];
    const fields = sheetOf(aFiling(), priority).groups[0]?.fields;
    expect(fields?.map(({ value }) => value)).toEqual([
      String(priority),
      ...(criterion === null ? [] : [criterion]),
      send,
    ]);
  });

  test('1 says to call 999 before anything else', () => {
    expect(sheetOf(aFiling(), 1).before).toEqual([ncaSentences.callFirst, ncaSentences.registerFirst]);
    expect(ncaSentences.callFirst).toMatch(/imminent risk: call 999 first/);
    expect(sheetOf(aFiling(), 2).before).toEqual([ncaSentences.registerFirst]);
    expect(sheetOf(aFiling(), 3).before).toEqual([ncaSentences.registerFirst]);
  });

  test('2 and 3 have no invented criterion', () => {
    expect([priorityWords[2].criterion, priorityWords[3].criterion]).toEqual([null, null]);
  });
});

describe('A case that NCMEC has', () => {
  const atNcmec: SameCase = { adapter: 'cybertipline', environment: 'production', takenBack: false };

  test.each<[string, readonly SameCase[], readonly PriorReport[]]>([
    ['by a delivery of the same report', [atNcmec], []],
    [
      'by an earlier report that this one follows up',
      [],
      [aPriorReport({ hotline: 'CyberTipline', reference: '4711', environment: 'production' })],
    ],
    [
      'by one that is named otherwise',
      [],
      [aPriorReport({ hotline: 'NCMEC', reference: '4711', environment: 'production' })],
    ],
  ])('is not handed to the NCA too: %s', (_, others, priorReports) => {
    const handOver = composeNca(aFiling({ others, report: aReport({ priorReports }) }), 1);
    expect(handOver).toEqual({ covered: true, because: ncaSentences.coveredByNcmec });
    expect(ncaSentences.coveredByNcmec).toMatch(/reported to NCMEC.*no duplicate/);
  });

  test.each<[string, readonly SameCase[]]>([
    ['taken back', [{ ...atNcmec, takenBack: true }]],
    ['practice', [{ ...atNcmec, environment: 'test' }]],
    ['a delivery somewhere else', [{ ...atNcmec, adapter: 'gateway' }]],
  ])('is no such case when it was %s', (_, others) => {
    expect(composeNca(aFiling({ others }), 3).covered).toBe(false);
  });

  test('is no such case when what NCMEC has was practice', () => {
    const priorReports = [aPriorReport({ hotline: 'CyberTipline', environment: 'test' })];
    expect(composeNca(aFiling({ report: aReport({ priorReports }) }), 1).covered).toBe(false);
  });

  test('is no such case either when the NCA itself had an earlier report', () => {
    expect(sheetOf(complete, 3).text).toContain('Reported to the NCA before: Yes: URR-1');
  });
});

test('The reference is kept for five years, whichever of them are leap years', () => {
  for (const year of [2026, 2027, 2028]) {
    const days = (Date.UTC(year + 5, 0, 1) - Date.UTC(year, 0, 1)) / 86_400_000;
    expect(ncaReceiptDays).toBeGreaterThanOrEqual(days);
  }
});
