import { describe, expect, test } from 'vitest';
import { composeCoop } from '../../../extension/hotlines/coop/compose.ts';
import type { CoopFiling } from '../../../extension/hotlines/coop/filing.ts';
import { aCategory, aFullObservation, anAccount, aReport } from '../../builders/report.ts';
import { aCoop, aCoopFiling } from './sample-filings.ts';

function bodyOf(filing: CoopFiling) {
  const payload = composeCoop(filing);
  if (!payload.ok) throw new Error(payload.problems[0].code);
  return JSON.parse(payload.value.text);
}

const accountItem = {
  typeId: 'type-user',
  fields: { name: 'account-screen-name', profile: 'account-profiles' },
} as const;

describe('What Coop is told', () => {
  test('is this, letter for letter', () => {
    const filing = aCoopFiling({
      report: aReport({
        observation: aFullObservation(),
        urgencyReason: 'Contact is going on now.',
        note: 'Seen twice.',
        account: anAccount(),
      }),
      destination: aCoop({ accountItem, policyIds: { csam: 'coop-policy-1' } }),
    });
    expect(bodyOf(filing)).toEqual({
      reporter: { kind: 'user', typeId: 'type-user', id: 'signpost' },
      reportedAt: '2026-11-23T08:30:00.250Z',
      reportedForReason: {
        policyId: 'coop-policy-1',
        reason: 'CSAM: images or videos\nUrgent: Contact is going on now.\nSeen twice.',
        csam: true,
      },
      reportedItem: {
        id: '00000000-0000-4000-8000-000000000001',
        typeId: 'type-page',
        data: {
          url: 'https://example.com/posts/1',
          pageTitle: 'A page with a title',
          seenAt: '2026-11-23T09:30:00.250+01:00',
        },
      },
      additionalItems: [
        {
          id: 'user-4711',
          typeId: 'type-user',
          data: { name: 'practice_account', profile: 'https://community.example/u/practice_account' },
        },
      ],
    });
  });

  test('leaves out what the report does not have', () => {
    const body = bodyOf(aCoopFiling({ destination: aCoop({ accountItem }) }));
    expect(body.reportedItem.data).not.toHaveProperty('pageTitle');
    expect(body).not.toHaveProperty('additionalItems');
    expect(body.reportedForReason).toMatchObject({ policyId: null, reason: 'CSAM: images or videos' });
  });

  test.each<[string, Parameters<typeof aCategory>[0], boolean, boolean]>([
    ['CSAM goes to the NCMEC queue', {}, true, true],
    ['CSAM goes to the common queue where the policy says so', {}, false, false],
    ['anything else goes to the common queue', { incidentType: 'enticement' }, true, false],
  ])('%s', (_, category, ncmecQueue, csam) => {
    const report = aReport({ category: aCategory(category) });
    const { reportedForReason } = bodyOf(aCoopFiling({ report, destination: aCoop({ ncmecQueue }) }));
    expect(reportedForReason.csam).toBe(csam);
  });

  test('says nothing of the moderator', () => {
    expect(JSON.stringify(bodyOf(aCoopFiling()))).not.toMatch(/Robin|reports@community/);
  });

  test.each([
    ['item', aCoop({ item: { typeId: 'type-page', fields: { images: 'first-address' } } })],
    ['accountItem', aCoop({ accountItem: { typeId: 'type-user', fields: { images: 'account-profiles' } } })],
  ])('is never an address in the field that Coop fetches (%s)', (path, destination) => {
    expect(composeCoop(aCoopFiling({ destination }))).toEqual({
      ok: false,
      problems: [{ code: 'policy-invalid', path: `${path}.fields.images` }],
    });
  });
});
