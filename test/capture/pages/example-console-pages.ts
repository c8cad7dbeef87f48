import { coopRules } from '../../../extension/policy/console-examples/coop.ts';
import { ozoneRules } from '../../../extension/policy/console-examples/ozone.ts';
import { rulesAt } from './console-parts.ts';
import { type FixturePage, greyBox, html, marker, paragraph } from './fixture-page.ts';

const host = '127.0.0.1';
const english = { language: 'en' };
const coopAt = (origin: string, id: string) =>
  rulesAt(origin, [...coopRules], 'coop.example.com').filter((rule) => rule.id === id);
const ozoneAt = (origin: string) => rulesAt(origin, [...ozoneRules], 'ozone.example.com');

const did = 'did:plc:practiceaccount4711';
const record = `${did}/app.bsky.feed.post/3kpractice`;
const copyButton = (label: string) =>
  `<button type="button" class="ml-1" title="Copy ${label} to clipboard"></button>`;
const dataField = (label: string, value: string, copied = true) =>
  `<div class="sm:col-span-1"><dt class="flex">${label}${copied ? copyButton(label) : ''}</dt><dd class="mt-1" title="${value}">${value}</dd></div>`;
const workspaceItem = (value: string, name: string, checked: boolean) =>
  `<div class="rounded"><div class="flex items-center justify-between space-x-4"><div class="flex items-center">
  <div><input type="checkbox" id="${value}" name="workspaceItem" value="${value}"${checked ? ' checked' : ''}><label for="${value}">${marker}</label></div>
  <div class="flex"><a href="/repositories/${value.replace('at://', '')}" target="_blank"></a><a href="/reports?quickOpen=1">post</a> by <a href="/reports?quickOpen=2">${name}</a></div></div>
  <div class="flex gap-2"><button>${marker}</button></div></div></div>`;
const fieldBox = (label: string, value: string) =>
  `<div class="py-0"><div class="whitespace-nowrap"><div class="mr-4 font-bold">${label}</div></div><div class="bg-slate-100">${value}</div></div>`;
const investigation = '/dashboard/manual_review/investigation';

/** Look-alikes of the two public consoles' review pages, in the markup that their sources make, with placeholders. */
export const exampleConsolePages: readonly FixturePage[] = [
  {
    name: 'Coop-like: the review of an item',
    host,
    path: '/dashboard/manual_review/queues/review/q1/job1/lock1',
    build: (origin) => ({
      html: html(
        '',
        `<table><tbody><tr><th>Report Received</th><td>11/20/26 06:00 PM</td></tr>
        <tr><th>Reported Item</th><td><div class="flex break-all"><span class="whitespace-nowrap">Post:</span><div class="flex"><div><span class="font-normal text-slate-400">item-4711</span></div></div></div></td></tr>
        <tr><th>Report Created By</th><td>Rule: Practice rule</td></tr>
        <tr><th>Reason</th><td>${marker}</td></tr></tbody></table>
        <a href="${investigation}/?id=reporter-${marker}&typeId=t">${marker}</a>
        ${fieldBox('Text', marker)}
        ${fieldBox('Author', `<a href="${investigation}?id=user-4711&typeId=t1" target="_blank">${marker}</a>`)}
        ${fieldBox('Ip', `<a href="${investigation}?ip=192.0.2.7" target="_blank" rel="noopener noreferrer">192.0.2.7</a>`)}
        ${fieldBox('Link', '<a rel="noreferrer" href="https://community.example/p/1" target="_blank">https://community.example/p/1</a>')}
        ${greyBox}`,
      ),
      rules: coopAt(origin, 'coop-review'),
      expected: {
        facts: english,
        cases: [
          {
            facts: {
              contentUrls: ['https://community.example/p/1'],
              accountId: 'user-4711',
              uploadIp: '192.0.2.7',
              caseId: 'item-4711',
              detectionMethod: 'Rule: Practice rule',
            },
          },
        ],
      },
    }),
  },
  {
    name: 'Coop-like: the review of an account for NCMEC',
    host,
    path: '/dashboard/manual_review/queues/review/q2/job2/lock2',
    build: (origin) => ({
      html: html(
        '',
        `<div><img class="rounded-full w-12 h-12" src="/avatar.png" alt="${marker}"><div class="ml-2 font-medium break-all">Practice Account (user-4712)</div></div>
        <div class="relative"><img class="rounded-md w-full" src="/files/1.png" alt="${marker}"></div>
        <div class="relative"><img class="rounded-md object-scale-down" src="/files/2.png" alt="${marker}"></div>
        <div class="text-base font-bold pb-0.5">Media Info</div><div class="text-base font-bold pb-0.5">Thread Id: room-9</div>${paragraph}`,
      ),
      rules: coopAt(origin, 'coop-ncmec-review'),
      expected: {
        facts: english,
        details: {
          media: ['/avatar.png', '/files/1.png', '/files/2.png'].map((path) => ({
            kind: 'image',
            address: `${origin}${path}`,
            pointed: false,
          })),
        },
        cases: [
          {
            facts: {
              contentUrls: [`${origin}/files/1.png`, `${origin}/files/2.png`],
              accountId: 'user-4712',
              displayNames: ['Practice Account'],
              chatRoom: 'room-9',
            },
            missing: { 'upload-ip': 'no-element' },
          },
        ],
      },
    }),
  },
  {
    name: 'Ozone-like: an account',
    host,
    path: `/repositories/${did}`,
    build: (origin) => ({
      html: html(
        '',
        `<main><article><h1 class="truncate"><a href="https://bsky.app/profile/${did}" target="_blank">${marker}</a></h1>
        <a role="button" href="mailto:practice@example.com" title="${marker}"><span>Email Account</span></a>
        <dl>${dataField('Handle', 'practice.example')}${dataField('DID', did)}${dataField('Display Name', 'Practice Account')}
        ${dataField('Email Verification', 'Not verified', false)}<div><dt>Description</dt><dd>${marker}</dd></div></dl></article></main>`,
      ),
      rules: ozoneAt(origin),
      expected: {
        facts: english,
        cases: [
          {
            facts: {
              accountId: did,
              screenName: 'practice.example',
              displayNames: ['Practice Account'],
              profileUrls: [`https://bsky.app/profile/${did}`],
              accountEmail: 'practice@example.com',
            },
          },
        ],
      },
    }),
  },
  {
    name: 'Ozone-like: a record',
    host,
    path: `/repositories/${record}`,
    build: (origin) => ({
      html: html(
        '',
        `<main><article><h1>post record by @practice.example</h1><dl>${dataField('Handle', 'practice.example')}${dataField('DID', did)}
        ${dataField('Collection', 'app.bsky.feed.post', false)}${dataField('URI', `at://${record}`)}</dl>${paragraph}</article></main>`,
      ),
      rules: ozoneAt(origin),
      expected: {
        facts: english,
        cases: [
          {
            facts: { accountId: did, screenName: 'practice.example', caseId: `at://${record}` },
            missing: { 'content-url': 'no-element' },
          },
        ],
      },
    }),
  },
  {
    name: 'Ozone-like: a report, and the workspace with two marks',
    host,
    path: '/reports/815?workspaceOpen=true',
    build: (origin) => ({
      html: html(
        '',
        `<h1>Report #815</h1>${workspaceItem(`at://${record}`, '@practice.example', true)}
        ${workspaceItem('did:plc:other', `@other-${marker}.example`, false)}${workspaceItem('did:plc:third', '@third.example', true)}`,
      ),
      rules: ozoneAt(origin),
      expected: {
        facts: english,
        cases: [
          { facts: { caseId: `at://${record}`, accountId: did, screenName: 'practice.example' } },
          { facts: { caseId: 'did:plc:third', accountId: 'did:plc:third', screenName: 'third.example' } },
        ],
      },
    }),
  },
];
