import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { houseProblems } from './house.ts';

const extension = join(import.meta.dirname, '../extension');

describe('The source', () => {
  const files = readdirSync(extension, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(sep, '/'))
    .filter((file) => /\.tsx?$/.test(file));
  const sources = new Map(files.map((file) => [file, readFileSync(join(extension, file), 'utf8')] as const));

  test('keeps to the house', () => {
    expect(houseProblems(sources)).toEqual([]);
  });

  test('is all looked at', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'background.ts',
        'report/address.ts',
        'hotlines/cybertipline/deliver.ts',
        'ui/popup/form.tsx',
      ]),
    );
  });
});

const planted = (files: Record<string, string>) => houseProblems(new Map(Object.entries(files)));

describe('The check would find', () => {
  test.each<[string, string, string, string]>([
    [
      'the language importing anything',
      'report/a.ts',
      "import { b } from '../policy/b.ts';",
      'report/a.ts imports policy/b.ts',
    ],
    [
      'an upward import',
      'hotlines/a.ts',
      "import { b } from '../outbox/b.ts';",
      'hotlines/a.ts imports outbox/b.ts',
    ],
    [
      'an upward import of a type',
      'hotlines/a.ts',
      "import type { B } from '../outbox/b.ts';",
      'hotlines/a.ts imports a type of outbox/b.ts',
    ],
    [
      'a sideways import',
      'capture/a.ts',
      "import { b } from '../policy/b.ts';",
      'capture/a.ts imports policy/b.ts',
    ],
    [
      'capture at the door to the browser',
      'capture/a.ts',
      "import { browser } from '../browser.ts';",
      'capture/a.ts imports browser.ts',
    ],
    [
      'the outbox at the door to the browser',
      'outbox/a.ts',
      "import { browser } from '../browser.ts';",
      'outbox/a.ts imports browser.ts',
    ],
    [
      'the door importing a room',
      'browser.ts',
      "import { b } from './report/b.ts';",
      'browser.ts imports report/b.ts',
    ],
    [
      'the interface importing a value of the outbox',
      'ui/popup/a.tsx',
      "import { b } from '../../outbox/b.ts';",
      'ui/popup/a.tsx imports outbox/b.ts',
    ],
    [
      'a type in braces, which is no import of a type alone',
      'ui/a.ts',
      "import { type B } from '../outbox/b.ts';",
      'ui/a.ts imports outbox/b.ts',
    ],
    [
      'the words themselves in the interface',
      'ui/a.ts',
      "import words from '../_locales/en/messages.json';",
      'ui/a.ts imports the words themselves, not their type',
    ],
    [
      'anybody importing the composition root',
      'ui/a.ts',
      "import '../background.ts';",
      'ui/a.ts imports background.ts',
    ],
    [
      'the composition root importing the interface',
      'background.ts',
      "import type { B } from './ui/b.ts';",
      'background.ts imports a type of ui/b.ts',
    ],
    [
      'an import over several lines',
      'report/a.ts',
      "import {\n  b,\n  c,\n} from '../policy/b.ts';",
      'report/a.ts imports policy/b.ts',
    ],
    [
      'an export from above',
      'report/a.ts',
      "export * from '../policy/b.ts';",
      'report/a.ts imports policy/b.ts',
    ],
    [
      'an import at run time',
      'report/a.ts',
      "const b = await import('../policy/b.ts');",
      'report/a.ts imports policy/b.ts',
    ],
    [
      'an import for its effect',
      'report/a.ts',
      "import '../policy/b.ts';",
      'report/a.ts imports policy/b.ts',
    ],
    [
      'an import behind another',
      'report/a.ts',
      "import { c } from './c.ts';\nimport { b } from '../policy/b.ts';",
      'report/a.ts imports policy/b.ts',
    ],
    [
      'one adapter importing another',
      'hotlines/gateway/a.ts',
      "import { b } from '../email/b.ts';",
      'hotlines/gateway/a.ts imports hotlines/email/b.ts of an adapter',
    ],
    [
      'the contract importing an adapter',
      'hotlines/hotline.ts',
      "import { b } from './email/b.ts';",
      'hotlines/hotline.ts imports hotlines/email/b.ts of an adapter',
    ],
    ['a new room', 'other/a.ts', "import { b } from '../report/b.ts';", 'other/a.ts is in no known room'],
    [
      'a file from outside',
      'report/a.ts',
      "import { b } from '../../test/b.ts';",
      'report/a.ts imports ../test/b.ts',
    ],
    [
      'a stray package',
      'report/a.ts',
      "import { b } from 'unknown-package';",
      'report/a.ts imports the package unknown-package',
    ],
    [
      'a package in another’s room',
      'outbox/a.ts',
      "import * as v from 'valibot';",
      'outbox/a.ts imports the package valibot',
    ],
    [
      'a part of a package in another’s room',
      'report/a.ts',
      "import { b } from '@preact/signals/utils';",
      'report/a.ts imports the package @preact/signals',
    ],
    [
      'the polyfill behind the door’s back',
      'outbox/a.ts',
      "import browser from 'webextension-polyfill';",
      'outbox/a.ts imports the package webextension-polyfill',
    ],
    ['a global of the browser', 'ui/a.ts', 'chrome.tabs.query({});', 'ui/a.ts uses the global "chrome"'],
    [
      'a global of the browser behind another name',
      'ui/a.ts',
      'globalThis.browser.tabs.query({});',
      'ui/a.ts uses the global "browser"',
    ],
    ['a request', 'outbox/a.ts', "const b = await fetch('/');", 'outbox/a.ts uses "fetch"'],
    [
      'a request of an adapter',
      'hotlines/cybertipline/a.ts',
      'await fetch(address);',
      'hotlines/cybertipline/a.ts uses "fetch"',
    ],
    ['a request behind another name', 'ui/a.ts', 'const get = window.fetch;', 'ui/a.ts uses "fetch"'],
    [
      'another way to the network',
      'ui/a.ts',
      "new WebSocket('wss://x.example');",
      'ui/a.ts uses another way to the network',
    ],
    ['a database in the wrong room', 'ui/a.ts', "indexedDB.open('a');", 'ui/a.ts uses IndexedDB'],
    [
      'storage that content scripts share',
      'ui/a.ts',
      "localStorage.setItem('a', 'b');",
      'ui/a.ts uses storage that pages can read',
    ],
    ['markup from text', 'ui/a.tsx', 'element.innerHTML = title;', 'ui/a.tsx uses code from text'],
  ])('%s', (_, file, source, problem) => {
    expect(planted({ [file]: source })).toContain(problem);
  });

  test.each<[string, Record<string, string>, string]>([
    [
      'a cycle of two',
      { 'report/a.ts': "import { b } from './b.ts';", 'report/b.ts': "import { a } from './a.ts';" },
      'report/a.ts -> report/b.ts -> report/a.ts is a cycle',
    ],
    [
      'a cycle of three, with a type in it',
      {
        'report/a.ts': "import { b } from './b.ts';",
        'report/b.ts': "import type { C } from './c.ts';",
        'report/c.ts': "import { a } from './a.ts';",
      },
      'report/a.ts -> report/b.ts -> report/c.ts -> report/a.ts is a cycle',
    ],
    [
      'a file that imports itself',
      { 'report/a.ts': "import { a } from './a.ts';" },
      'report/a.ts -> report/a.ts is a cycle',
    ],
  ])('%s', (_, files, problem) => {
    expect(planted(files)).toEqual([problem]);
  });
});

describe('The check lets pass', () => {
  test.each<[string, string, string]>([
    ['a lower room', 'outbox/a.ts', "import { b } from '../hotlines/b.ts';"],
    ['a type of any room in the interface', 'ui/popup/a.tsx', "import type { B } from '../../outbox/b.ts';"],
    ['the type of the words', 'ui/a.ts', "import type words from '../_locales/en/messages.json';"],
    [
      'an adapter’s own folder and the contract',
      'hotlines/email/a.ts',
      "import { b } from './b.ts';\nimport { c } from '../hotline.ts';",
    ],
    ['the registry', 'hotlines/registry.ts', "import { b } from './email/b.ts';"],
    ['a package in its room', 'ui/a.tsx', "import { useEffect } from 'preact/hooks';"],
    [
      'words in a comment',
      'report/a.ts',
      "// chrome.tabs and fetch( are not for us\n/* import { b } from '../policy/b.ts';\nindexedDB */",
    ],
    [
      'names that only contain such words',
      'ui/a.ts',
      "const prefetch = (a: string) => a; prefetch('chrome'); parts.fetch(1); const myBrowser = 1;",
    ],
  ])('%s', (_, file, source) => {
    expect(planted({ [file]: source })).toEqual([]);
  });
});
