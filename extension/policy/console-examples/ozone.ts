import type { PolicyInput } from '../policy.ts';

/**
 * Console rules for the pages of Ozone (github.com/bluesky-social/ozone), to be copied into a policy with the
 * organisation's own host in place of `ozone.example.com`. Written in November 2026 from its public source, file by file
 * in versions of different ages (the account's and record's pages may have changed since); not tried on a running
 * installation.
 *
 * Seen in the source:
 * - the pages' addresses, `repositories/<account>`, `repositories/<account>/<collection>/<record>` and `reports/<id>`
 *   (its routes);
 * - a fact is a `dt` and a `dd` in a box of its own; the `dd` has the whole value as its `title`, the `dt` a button
 *   `Copy <name> to clipboard` (DataField, CopyButton). Account and record pages begin with the handle (AccountView,
 *   RecordView);
 * - the account's page links its name to the public profile and its e-mail address to `mailto:`;
 * - a report's page has the heading `Report #<id>` (the route's page content);
 * - in the workspace each subject has a checkbox `workspaceItem` with the account or record as its value, beside links
 *   of which the author's begins with `@` (workspace List, SubjectOverview).
 *
 * Assumed:
 * - that the name in the account page's heading is the link to the public profile in every version;
 * - that records and reports link the account as `/repositories/did:…`, and a record's preview the public post;
 * - that a click on a workspace box is known as `:checked` (the page keeps it in the box itself).
 *
 * Ozone shows no time with a zone and no network address in its own fields, so no rule reads one. The first rule whose
 * pattern fits is taken: records stand before accounts.
 */
export const ozoneRules = [
  {
    id: 'ozone-workspace',
    name: 'Ozone: what is marked in the workspace',
    pages: ['https://ozone.example.com/*workspaceOpen=true*'],
    rows: {
      selector: 'div.justify-between:has(> div input[name="workspaceItem"])',
      marked: 'input[name="workspaceItem"]:checked',
    },
    fields: [
      { fact: 'case-id', selector: 'input[name="workspaceItem"]', attribute: 'value' },
      {
        fact: 'account-id',
        selector: 'input[name="workspaceItem"]',
        attribute: 'value',
        match: 'did:[a-z]+:[A-Za-z0-9._:%-]+',
      },
      { fact: 'screen-name', selector: 'a', match: '^@(\\S+)$' },
    ],
  },
  {
    id: 'ozone-report',
    name: 'Ozone: a report',
    pages: ['https://ozone.example.com/reports/*'],
    fields: [
      { fact: 'case-id', selector: 'h1', match: '^Report #(\\d+)$' },
      {
        fact: 'account-id',
        selector: 'a[href^="/repositories/did:"]',
        attribute: 'href',
        match: 'did:[a-z]+:[A-Za-z0-9._:%-]+',
      },
      { fact: 'content-url', selector: 'a[href^="https://bsky.app/profile/"]', attribute: 'href' },
    ],
  },
  {
    id: 'ozone-record',
    name: 'Ozone: a record',
    pages: ['https://ozone.example.com/repositories/*/*/*'],
    fields: [
      { fact: 'case-id', selector: 'dd[title^="at://"]', attribute: 'title' },
      { fact: 'account-id', selector: 'dd[title^="did:"]', attribute: 'title' },
      { fact: 'screen-name', selector: 'dl > div:first-child > dd', attribute: 'title' },
      { fact: 'content-url', selector: 'a[href^="https://bsky.app/profile/"]', attribute: 'href' },
    ],
  },
  {
    id: 'ozone-account',
    name: 'Ozone: an account',
    pages: ['https://ozone.example.com/repositories/*'],
    fields: [
      { fact: 'account-id', selector: 'dd[title^="did:"]', attribute: 'title' },
      { fact: 'screen-name', selector: 'dl > div:first-child > dd', attribute: 'title' },
      {
        fact: 'display-name',
        selector: 'dt:has(> button[title="Copy Display Name to clipboard"]) + dd',
        attribute: 'title',
      },
      { fact: 'profile-url', selector: 'main h1 > a[target="_blank"]', attribute: 'href' },
      {
        fact: 'account-email',
        selector: 'a[role="button"][href^="mailto:"]',
        attribute: 'href',
        match: '^mailto:([^?]+)',
      },
    ],
  },
] as const satisfies PolicyInput['consoleRules'];
