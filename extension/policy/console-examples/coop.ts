import type { PolicyInput } from '../policy.ts';

/**
 * Console rules for the review pages of Coop (github.com/roostorg/coop), to be copied into a policy with the
 * organisation's own host in place of `coop.example.com`. Written in November 2026 from the client's public source, file
 * by file in versions of different ages; not tried on a running installation.
 *
 * Seen in the source:
 * - the review page's address, `dashboard/manual_review/queues/review/<queue>/<job>/<lock>` (its routes);
 * - the table of a report: received, reported item, created by, each in a row of its own, the item's id in a span beside
 *   the copy button (ReportInfoComponent, CopyTextComponent);
 * - the fields of an item: an account is a link to `manual_review/investigation?id=…&typeId=…`, a network address one to
 *   `manual_review/investigation?ip=…`, an address a link with `rel="noreferrer"` and its own text, an e-mail address
 *   or a time plain text below its label (ManualReviewJobFieldsComponent);
 * - for jobs that go to NCMEC the account's name with its id in brackets, and the pictures with corners of their own
 *   kind, which profile pictures have not (NCMECInspectedMedia, ManualReviewJobMagnifyImageComponent, NCMECMediaViewer;
 *   after a failed load the page itself puts `?time=` behind a picture's address).
 *
 * Assumed:
 * - that the first account linked is the one that the item belongs to: organisations choose their own fields;
 * - that a film is a `video` element with the film's address (the source of its player was not read);
 * - the labels' places. A rule cannot go by a label's words, so e-mail addresses are not in here: they look like any
 *   other text. The time in the table is when the report came in, not when the file was uploaded, and is left out.
 *
 * Coop shows the id of a job in the page's address alone, so the item's own id stands for the case. Its queue has no
 * marks, so there is no rule for it. Of two rules for one page the first is taken: keep the one whose jobs are reviewed.
 */
export const coopRules = [
  {
    id: 'coop-review',
    name: 'Coop: review of an item',
    pages: ['https://coop.example.com/dashboard/manual_review/queues/review/*'],
    fields: [
      {
        fact: 'content-url',
        selector: 'a[rel="noreferrer"][target="_blank"][href^="http"]',
        attribute: 'href',
        list: true,
      },
      {
        fact: 'account-id',
        selector: 'a[href*="/dashboard/manual_review/investigation?id="]',
        attribute: 'href',
        match: '[?&]id=([^&#]+)',
      },
      {
        fact: 'upload-ip',
        selector: 'a[href*="/dashboard/manual_review/investigation?ip="]',
        transform: 'ip',
      },
      { fact: 'case-id', selector: 'tbody > tr:nth-of-type(2) > td div.break-all span.font-normal' },
      { fact: 'detection-method', selector: 'tbody > tr:nth-of-type(3) > td' },
    ],
  },
  {
    id: 'coop-ncmec-review',
    name: 'Coop: review of an account for NCMEC',
    pages: ['https://coop.example.com/dashboard/manual_review/queues/review/*'],
    fields: [
      {
        fact: 'content-url',
        selector: 'img.rounded-md[src], video[src], video > source[src]',
        attribute: 'src',
        list: true,
      },
      { fact: 'account-id', selector: 'div.break-all', match: '\\(([^()]+)\\)$' },
      { fact: 'display-name', selector: 'div.break-all', match: '^(.+) \\([^()]+\\)$' },
      {
        fact: 'upload-ip',
        selector: 'a[href*="/dashboard/manual_review/investigation?ip="]',
        transform: 'ip',
      },
      { fact: 'chat-room', selector: 'div.text-base.font-bold', match: '^Thread Id: (.+)$' },
    ],
  },
] as const satisfies PolicyInput['consoleRules'];
