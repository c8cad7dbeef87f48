import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeEmail, type EmailFiling } from '../../../extension/hotlines/email/compose.ts';
import type { EmailHandOver } from '../../../extension/hotlines/sheet.ts';
import { anOrganisation } from '../../builders/policy.ts';
import { anAccount, aReport } from '../../builders/report.ts';
import { aMailbox } from '../sample-destinations.ts';

const aFiling = (given: Partial<EmailFiling> = {}): EmailFiling => ({
  report: aReport({
    account: anAccount(),
    note: 'See https://example.com/posts/1 too.\nSeen & noted: 100 %.',
  }),
  organisation: anOrganisation(),
  destination: aMailbox(),
  ...given,
});

function composed(filing: EmailFiling): EmailHandOver {
  const result = composeEmail(filing);
  if (!result.ok) throw new Error(result.problems[0].code);
  return result.value;
}

describe('The e-mail to a hotline', () => {
  test('has what the hotline asks for, in its order', () => {
    const { to, body } = composed(aFiling());
    expect(to).toBe('hotline@hotline.example');
    expect(body).toBe(
      [
        'URL: https://example.com/posts/1',
        'Reason: CSAM: images or videos',
        'Nickname: practice_account',
        'Profile: https://community.example/u/practice_account',
        'Note: See https://example.com/posts/1 too.',
        '  Seen & noted: 100 %.',
      ].join('\n'),
    );
  });

  test('has addresses that are no links where the hotline wants it, and leaves the moderator’s words alone', () => {
    const { body } = composed(aFiling({ destination: aMailbox({ defang: true }) }));
    expect(body).toContain('URL: hxxps://example[.]com/posts/1');
    expect(body).toContain('Profile: hxxps://community[.]example/u/practice_account');
    expect(body).toContain('Note: See https://example.com/posts/1 too.');
  });

  test('says in its subject which report it is, whether it is practice, and nothing else', () => {
    const subject = 'Report 00000000-0000-4000-8000-000000000001';
    expect(composed(aFiling()).subject).toBe(subject);
    expect(composed(aFiling({ destination: aMailbox({ environment: 'test' }) })).subject).toBe(
      `TEST: ${subject}`,
    );
  });

  test('opens the mail program with the very same message', () => {
    const { mailto, subject, body } = composed(aFiling());
    const opened = new URL(mailto ?? '');
    expect(opened.pathname).toBe('hotline@hotline.example');
    expect(opened.searchParams.get('subject')).toBe(subject);
    expect(opened.searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(body);
    expect([...opened.searchParams.keys()]).toEqual(['subject', 'body']);
  });

  test('is to be pasted when it is too long for that', () => {
    const { mailto, mailtoWithoutBody, body } = composed(
      aFiling({ report: aReport({ note: 'x'.repeat(2000) }) }),
    );
    expect(mailto).toBeNull();
    expect(mailtoWithoutBody).toBe(
      'mailto:hotline@hotline.example?subject=Report%2000000000-0000-4000-8000-000000000001',
    );
    expect(body).toContain('x'.repeat(2000));
  });

  test('can have no other recipient, header or part than these, whatever a page or moderator writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (note) => {
        const { mailto } = composed(aFiling({ report: aReport({ note }) }));
        if (mailto === null) return;
        expect(mailto).toMatch(
          /^mailto:hotline@hotline\.example\?subject=[\w%.!~*'()-]+&body=[\w%.!~*'()-]*$/,
        );
      }),
    );
  });

  test.each([
    '',
    'hotline.example',
    'a@b.example,c@d.example',
    'a@b.example?bcc=c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example%0d%0abcc:c@d.example',
    'A <a@b.example>',
  ])('goes to one mailbox or nowhere (%j)', (address) => {
    expect(composeEmail(aFiling({ destination: aMailbox({ address }) }))).toEqual({
      ok: false,
      problems: [{ code: 'policy-invalid', path: 'address' }],
    });
  });
});
