import { describe, expect, test } from 'vitest';
import { composeClipboard } from '../../../extension/hotlines/clipboard/compose.ts';
import { knownForms } from '../../../extension/hotlines/clipboard/form-fields.ts';
import entries from '../../../extension/hotlines/directory/official-hotlines.json' with { type: 'json' };
import type { ClipboardDestination } from '../../../extension/report/destination.ts';
import { anOrganisation } from '../../builders/policy.ts';
import { aReport } from '../../builders/report.ts';
import { aCopiedForm } from '../sample-destinations.ts';

const composed = (destination: ClipboardDestination) =>
  composeClipboard({ report: aReport({ note: 'Seen twice.' }), organisation: anOrganisation(), destination });

const labelsOf = (destination: ClipboardDestination) =>
  composed(destination).groups.flatMap(({ fields }) => fields.map(({ label }) => label));

describe('What is copied into a form', () => {
  test('stands in the usual order where the form is not known', () => {
    expect(composed(aCopiedForm())).toEqual({
      reportPage: 'https://hotline.example/report',
      orderIsKnown: false,
      groups: [
        {
          title: null,
          fields: [
            { label: 'Web address (URL)', value: 'https://example.com/posts/1' },
            { label: 'Type of content', value: 'CSAM: images or videos' },
            { label: 'Description', value: 'Seen twice.\nSeen at: 2026-11-23T09:30:00.250+01:00' },
            { label: 'Date and time', value: '2026-11-23T09:30:00.250+01:00' },
          ],
        },
      ],
      text: [
        'Web address (URL): https://example.com/posts/1',
        'Type of content: CSAM: images or videos',
        'Description: Seen twice.\n  Seen at: 2026-11-23T09:30:00.250+01:00',
        'Date and time: 2026-11-23T09:30:00.250+01:00',
      ].join('\n'),
    });
  });

  test('stands in the form’s own order where that is known', () => {
    const form = aCopiedForm({ hotlineId: 'br-safernet' });
    expect(labelsOf(form)).toEqual(['Tipo de violação', 'Link da página', 'Comentário']);
    expect(composed(form).orderIsKnown).toBe(true);
  });

  test('stands in the policy’s order before any other', () => {
    const fields = [
      { label: 'Opis', value: 'note' },
      { label: 'Adres', value: 'first-address' },
    ] as const;
    expect(labelsOf(aCopiedForm({ hotlineId: 'br-safernet', fields }))).toEqual(['Opis', 'Adres']);
  });

  test('names the reporter only where the policy says so', () => {
    expect(labelsOf(aCopiedForm({ hotlineId: 'de-fsm' }))).toEqual(['Type', 'URL/Location', 'Description']);
    expect(labelsOf(aCopiedForm({ hotlineId: 'de-fsm', contact: true })).slice(0, 2)).toEqual([
      'Name',
      'E-mail',
    ]);
    const fields = [{ label: 'Phone', value: 'reporter-phone' }] as const;
    expect(labelsOf(aCopiedForm({ fields }))).toEqual([]);
  });

  test.each(Object.keys(knownForms))('has for %s an entry of the directory behind it', (id) => {
    expect(entries.map((entry) => entry.id)).toContain(id);
  });
});
