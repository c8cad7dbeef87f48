import { describe, expect, test } from 'vitest';
import { certainRole, readField } from '../../../extension/hotlines/web-form/certainty.ts';
import keywords from '../../../extension/hotlines/web-form/keywords.json' with { type: 'json' };
import { type Role, roles } from '../../../extension/hotlines/web-form/role.ts';
import { formLabels } from '../../sandbox/forms/form-labels.ts';
import { aField, aTextArea } from './page-builder.ts';

/** The languages of official forms; Chinese is kept under one name in both its scripts. */
const languages = [...new Set(formLabels.map(({ language }) => language.replace('zh-Hant', 'zh')))];

const groups: readonly (readonly [string, Readonly<Record<string, Readonly<Record<string, string>>>>])[] = [
  ['roles', keywords.roles],
  ['against', keywords.against],
  ['forms', keywords.forms],
  ['end', keywords.end],
];
const themes = groups.flatMap(([group, all]) =>
  Object.entries(all).map(([theme, words]) => [`${group}.${theme}`, words] as const),
);

const written = (words: Readonly<Record<string, string>>) =>
  Object.entries(words)
    .filter(([language]) => language !== 'names')
    .flatMap(([language, list]) =>
      list.split(';').map((word) => ({ language, word: word.replace(/^\s*[=~]*/, '') })),
    );

const fieldSaying = (role: Role, label: string) =>
  (role === 'description' ? aTextArea : aField)({ labels: [label] });

describe('The keywords', () => {
  test('are of 33 languages', () => {
    expect(languages).toHaveLength(33);
  });

  test.each(themes)('%s have words in each of them, and no empty ones', (_, words) => {
    expect(Object.keys(words)).toEqual(expect.arrayContaining(languages));
    for (const { word } of written(words)) expect(word.trim()).not.toBe('');
  });

  test.each(roles)('for %s never make a field certainly something else that is filled', (role) => {
    const mistaken = written(keywords.roles[role]).filter(({ word }) => {
      const read = certainRole(readField(fieldSaying(role, word)));
      return read !== null && read !== role;
    });
    expect(mistaken).toEqual([]);
  });

  test.each(
    Object.entries(keywords.against),
  )('against, for %s, never make a field certain to be filled', (_, words) => {
    const mistaken = written(words).filter(
      ({ word }) =>
        certainRole(readField(aField({ labels: [word] }))) !== null ||
        certainRole(readField(aTextArea({ labels: [word] }))) !== null,
    );
    expect(mistaken).toEqual([]);
  });
});
