import type { ZonedTime } from '../../../extension/report/time.ts';
import { aField, aRule } from './console-parts.ts';
import { type FixturePage, greyBox, html, marker, paragraph } from './fixture-page.ts';

const host = '127.0.0.1';
const english = { language: 'en' };
const zoned = (time: string) => time as ZonedTime;

const wholeCase = {
  case: {
    id: 'CASE-77',
    notes: marker,
    items: [
      { url: 'https://cdn.community.example/f/1?x=1#y', text: marker },
      { url: 'https://cdn.community.example/f/2', text: marker },
    ],
    user: { id: '4711', reporter: marker },
    uploadedAt: 1_795_000_000,
    logins: ['198.51.100.9', '2001:0DB8::7', '198.51.100.9', 'somewhere'],
  },
};

const row = (place: number, checked: boolean, more = '') =>
  `<tr class="case" data-case="C-${place}"><td><input type="checkbox"${checked ? ' checked' : ''}></td>
  <td><a href="/f/${place}">${marker}</a></td><td class="who">user-${place}</td>${more}<td>${marker}</td></tr>`;

export const consolePages: readonly FixturePage[] = [
  {
    name: 'console: a case in a data element',
    host,
    path: '/cases/77',
    build: (origin) => ({
      html: html(
        '',
        `<script type="application/json" id="case">${JSON.stringify(wholeCase)}</script>${greyBox}${paragraph}`,
      ),
      rules: [
        aRule({
          pages: [`${origin}/cases/*`],
          fields: [
            aField({ fact: 'content-url', selector: '#case', jsonPath: 'case.items[*].url', list: true }),
            aField({ fact: 'account-id', selector: '#case', jsonPath: 'case.user.id' }),
            aField({
              fact: 'upload-time',
              selector: '#case',
              jsonPath: 'case.uploadedAt',
              transform: 'date',
            }),
            aField({ fact: 'login-ip', selector: '#case', jsonPath: 'case.logins', list: true }),
            aField({ fact: 'case-id', selector: '#case', jsonPath: '["case"].id' }),
            aField({ fact: 'game', selector: '#case', jsonPath: 'case.game' }),
          ],
        }),
      ],
      expected: {
        facts: english,
        cases: [
          {
            facts: {
              contentUrls: ['https://cdn.community.example/f/1?x=1#y', 'https://cdn.community.example/f/2'],
              accountId: '4711',
              uploadTime: {
                zone: 'known',
                at: zoned('2026-11-18T11:06:40.000+00:00'),
                shown: '1795000000',
              },
              loginIps: ['198.51.100.9', '2001:db8::7'],
              caseId: 'CASE-77',
            },
            missing: { game: 'not-in-json' },
          },
        ],
      },
    }),
  },
  {
    name: 'console: a case in a table, with every fact',
    host,
    path: '/cases/78?tab=all',
    build: (origin) => ({
      html: html(
        '',
        `<h1>Case 78: ${marker}</h1><dl>
        <dd id="url"><a href="/f/78">${marker}</a></dd><dd id="account">user-78</dd><dd id="screen">@practice_account</dd>
        <dd class="display">Practice Account</dd><dd class="display">Practice
          Account the Second</dd><dd id="profile"><a href="https://name:word@community.example/u/78">${marker}</a></dd>
        <dd id="email"><a href="mailto:practice@example.com?subject=${marker}">${marker}</a></dd>
        <dd id="time">20.11.2026 18:00 UTC+1</dd><dd id="ip">Uploaded from [2001:db8::7]:50123 (${marker})</dd>
        <dd id="md5">D41D8CD98F00B204E9800998ECF8427E</dd><dd id="sha1">da39a3ee5e6b4b0d3255bfef95601890afd80709</dd>
        <dd id="sha256">${'e3b0c442'.repeat(8)}</dd><dd id="pdq">${'0f'.repeat(32)}</dd>
        <dd id="room">lobby-3</dd><dd id="game">Practice Game</dd><dd class="prior">4564654</dd><dd class="prior">4564655</dd>
        <dd id="how">Hash match</dd></dl>${paragraph}`,
      ),
      rules: [
        aRule({
          pages: [`${origin}/cases/*`],
          fields: [
            aField({ fact: 'content-url', selector: '#url a', attribute: 'href' }),
            aField({ fact: 'account-id', selector: '#account' }),
            aField({ fact: 'screen-name', selector: '#screen', match: '@(.+)' }),
            aField({ fact: 'display-name', selector: '.display', list: true }),
            aField({ fact: 'profile-url', selector: '#profile a', attribute: 'href' }),
            aField({ fact: 'account-email', selector: '#email a', attribute: 'href' }),
            aField({ fact: 'upload-time', selector: '#time' }),
            aField({ fact: 'upload-ip', selector: '#ip', match: 'from (\\S+)' }),
            aField({ fact: 'hash-md5', selector: '#md5' }),
            aField({ fact: 'hash-sha1', selector: '#sha1' }),
            aField({ fact: 'hash-sha256', selector: '#sha256' }),
            aField({ fact: 'hash-pdq', selector: '#pdq' }),
            aField({ fact: 'case-id', selector: 'h1', match: 'Case (\\d+)' }),
            aField({ fact: 'chat-room', selector: '#room' }),
            aField({ fact: 'game', selector: '#game' }),
            aField({ fact: 'prior-report', selector: '.prior', list: true, transform: 'number' }),
            aField({ fact: 'detection-method', selector: '#how' }),
          ],
        }),
      ],
      expected: {
        facts: english,
        cases: [
          {
            facts: {
              contentUrls: [`${origin}/f/78`],
              accountId: 'user-78',
              screenName: 'practice_account',
              displayNames: ['Practice Account', 'Practice Account the Second'],
              profileUrls: ['https://community.example/u/78'],
              accountEmail: 'practice@example.com',
              uploadTime: {
                zone: 'known',
                at: zoned('2026-11-20T18:00:00+01:00'),
                shown: '20.11.2026 18:00 UTC+1',
              },
              uploadIp: '2001:db8::7',
              uploadPort: 50_123,
              hashes: [
                { algorithm: 'md5', value: 'd41d8cd98f00b204e9800998ecf8427e' },
                { algorithm: 'sha1', value: 'da39a3ee5e6b4b0d3255bfef95601890afd80709' },
                { algorithm: 'sha256', value: 'e3b0c442'.repeat(8) },
                { algorithm: 'pdq', value: '0f'.repeat(32) },
              ],
              caseId: '78',
              chatRoom: 'lobby-3',
              game: 'Practice Game',
              priorReports: ['4564654', '4564655'],
              detectionMethod: 'Hash match',
            },
          },
        ],
      },
    }),
  },
  {
    name: 'console: a queue, of which two rows are marked',
    host,
    path: '/queue',
    build: (origin) => ({
      html: html(
        '',
        `<table><tbody>${row(1, true)}${row(2, false)}${row(3, true, '<td class="ip">192.0.2.3</td>')}</tbody></table>`,
      ),
      rules: [
        aRule({
          pages: [`${origin}/queue`],
          rows: { selector: 'tr.case', marked: 'input:checked' },
          fields: [
            aField({ fact: 'case-id', selector: 'tr.case', attribute: 'data-case' }),
            aField({ fact: 'content-url', selector: 'a', attribute: 'href' }),
            aField({ fact: 'account-id', selector: '.who' }),
            aField({ fact: 'upload-ip', selector: '.ip', transform: 'ip' }),
          ],
        }),
      ],
      expected: {
        facts: english,
        cases: [
          {
            facts: { caseId: 'C-1', contentUrls: [`${origin}/f/1`], accountId: 'user-1' },
            missing: { 'upload-ip': 'no-element' },
          },
          {
            facts: {
              caseId: 'C-3',
              contentUrls: [`${origin}/f/3`],
              accountId: 'user-3',
              uploadIp: '192.0.2.3',
            },
          },
        ],
      },
    }),
  },
  {
    name: 'console: a queue in which nothing is marked',
    host,
    path: '/queue?mine=1',
    build: (origin) => ({
      html: html('', `<table><tbody>${row(1, false)}${row(2, false)}</tbody></table>`),
      rules: [
        aRule({
          pages: [`${origin}/queue*`],
          rows: { selector: 'tr.case', marked: 'input:checked' },
          fields: [aField({ fact: 'case-id', selector: 'tr.case', attribute: 'data-case' })],
        }),
      ],
      expected: { facts: english, cases: [] },
    }),
  },
  {
    name: 'console: a case from which everything is missing for another reason',
    host,
    path: '/cases/79',
    build: (origin) => ({
      html: html(
        '',
        `<p id="empty"> </p><p id="text">${marker}</p><p id="time">03/04/2026 10:00</p><p id="json">{"a":</p><p id="ip">300.1.2.3</p>
        <p id="hash">abc</p><p id="email">practice at example</p><p id="port">70000</p><p id="scheme">ftp://example.com/</p>`,
      ),
      rules: [
        aRule({
          pages: [`${origin}/cases/79`],
          fields: [
            aField({ fact: 'content-url', selector: '#scheme' }),
            aField({ fact: 'account-id', selector: '#nowhere' }),
            aField({ fact: 'screen-name', selector: '#text', match: 'never (\\d+)' }),
            aField({ fact: 'display-name', selector: '#text', attribute: 'data-name' }),
            aField({ fact: 'account-email', selector: '#email' }),
            aField({ fact: 'upload-time', selector: '#time' }),
            aField({ fact: 'upload-ip', selector: '#ip' }),
            aField({ fact: 'upload-port', selector: '#port' }),
            aField({ fact: 'hash-md5', selector: '#hash' }),
            aField({ fact: 'case-id', selector: '#json', jsonPath: 'a' }),
            aField({ fact: 'chat-room', selector: '#empty' }),
            aField({ fact: 'game', selector: 'p[' }),
            aField({ fact: 'prior-report', selector: '#text', transform: 'number' }),
          ],
        }),
      ],
      expected: {
        facts: english,
        cases: [
          {
            facts: {},
            missing: {
              'content-url': 'not-an-address',
              'account-id': 'no-element',
              'screen-name': 'does-not-match',
              'display-name': 'no-attribute',
              'account-email': 'not-an-email-address',
              'upload-time': 'ambiguous-date',
              'upload-ip': 'not-an-ip-address',
              'upload-port': 'not-a-port',
              'hash-md5': 'not-a-hash',
              'case-id': 'not-json',
              'chat-room': 'empty',
              game: 'selector-not-understood',
              'prior-report': 'not-a-number',
            },
          },
        ],
      },
    }),
  },
];
