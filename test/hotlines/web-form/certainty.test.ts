import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certainEnough, certainRole, readField } from '../../../extension/hotlines/web-form/certainty.ts';
import type { FieldSigns } from '../../../extension/hotlines/web-form/field-signs.ts';
import type { Purpose, Role } from '../../../extension/hotlines/web-form/role.ts';
import { type FormLabels, formLabels } from '../../sandbox/forms/form-labels.ts';
import { descriptionWordings, notOurs, urlWordings } from './other-wordings.ts';
import { aField, aList, aTextArea } from './page-builder.ts';

type Said = Exclude<keyof FormLabels, 'language' | 'send'>;
const meant: Readonly<Record<Said, Purpose>> = {
  url: 'url',
  urlSentence: 'url',
  description: 'description',
  descriptionSentence: 'description',
  name: 'name',
  email: 'email',
  phone: 'phone',
  search: 'search',
  password: 'password',
  captcha: 'captcha',
};
const saids = Object.keys(meant) as Said[];
const isText = (said: Said) => said.startsWith('description');

describe('A field whose names are at random', () => {
  const random = ['f8x2kq', 'q_71z'];

  test('is known by its label in at least 98 % of the labels of 33 languages, and never taken for another role', () => {
    const readings = formLabels.flatMap((labels) =>
      saids.map((said) => {
        const field = (isText(said) ? aTextArea : aField)({ labels: [labels[said]], names: random });
        return { said: `${labels.language} ${said}`, purpose: meant[said], reading: readField(field) };
      }),
    );
    const right = readings.filter(
      ({ purpose, reading }) => reading.purpose === purpose && reading.certainty >= certainEnough,
    );
    const share = (100 * right.length) / readings.length;
    console.log(
      `${right.length} of ${readings.length} labels (${share.toFixed(1)} %) are known by words alone`,
    );
    expect(share).toBeGreaterThanOrEqual(98);
    const taken = readings.filter(({ purpose, reading }) => {
      const role = certainRole(reading);
      return role !== null && role !== purpose;
    });
    expect(taken).toEqual([]);
  });
});

const shareOf = (labels: readonly string[], isRight: (label: string) => boolean) =>
  (100 * labels.filter(isRight).length) / labels.length;

describe('Words that the keywords were not made from', () => {
  test.each<{ role: Role; wordings: readonly string[]; make: (over: Partial<FieldSigns>) => FieldSigns }>([
    { role: 'url', wordings: urlWordings, make: aField },
    { role: 'description', wordings: descriptionWordings, make: aTextArea },
  ])('name the field for $role nearly always', ({ role, wordings, make }) => {
    const share = shareOf(wordings, (label) => certainRole(readField(make({ labels: [label] }))) === role);
    console.log(`${role}: ${share.toFixed(1)} % of ${wordings.length} other wordings`);
    expect(share).toBeGreaterThanOrEqual(98);
  });

  test.each([
    ['a line', aField],
    ['a text area', aTextArea],
  ])('for something else never make %s certain', (_, make) => {
    expect(notOurs.filter((label) => certainRole(readField(make({ labels: [label] }))) !== null)).toEqual([]);
  });
});

describe('A field is certainly', () => {
  test.each<[string, Role, FieldSigns]>([
    ['the URL by its name alone', 'url', aField({ names: ['reportUrl'] })],
    ['the URL by a name without a seam', 'url', aField({ names: ['xq_reporturl'] })],
    ['the URL by a German name', 'url', aField({ names: ['feld_internetadresse'] })],
    ['the URL by its type', 'url', aField({ type: 'url' })],
    [
      'the URL by an example in a section for web sites',
      'url',
      aField({ hints: ['http://www...'], groups: ['Website'] }),
    ],
    ['the URL by a placeholder', 'url', aField({ hints: ['Website address'] })],
    ['the URL by the head of its row', 'url', aField({ near: ['URL/Location*:'] })],
    ['the URL although e-mail is near', 'url', aField({ labels: ['URL'], near: ['E-mail'] })],
    ['the description by its name alone', 'description', aTextArea({ names: ['beschreibung'] })],
    [
      'the description although it speaks of a URL',
      'description',
      aTextArea({ labels: ['Description of what you saw at this URL'] }),
    ],
    ['an e-mail address, which is no address', 'email', aField({ labels: ['Indirizzo e-mail'] })],
    ['an e-mail address by its type', 'email', aField({ type: 'email' })],
    [
      'a list of places by its options',
      'where',
      aList(['Website', 'Chat', 'Newsgroup'], { labels: ['Type'] }),
    ],
    ['a name that is completed as one', 'name', aField({ autocomplete: 'name' })],
    ['a phone number', 'phone', aField({ type: 'tel' })],
  ])('%s', (_, role, signs) => {
    expect(certainRole(readField(signs))).toBe(role);
  });
});

describe('A field is not sure enough when it', () => {
  test.each<[string, FieldSigns]>([
    ['says nothing', aField()],
    ['has a name at random', aField({ names: ['kurlq7', 'x9'] })],
    ['says "Address", which may be of a street', aField({ labels: ['Adresse'] })],
    ['says "Emplacement", which may be a service', aField({ labels: ['Emplacement'] })],
    ['says "Type" without options that tell', aList(['One', 'Two'], { labels: ['Type'] })],
    [
      'asks whether the URL was reported elsewhere',
      aField({ labels: ['Has the URL been reported to other hotlines as well?'] }),
    ],
    ['is for the site of who reports', aField({ labels: ['Your website'], names: ['url'], type: 'url' })],
    ['searches a list of URLs', aField({ labels: ['Search the list of URLs'], names: ['url'] })],
    ['says to be left empty', aField({ labels: ['URL'], hints: ['Leave this field empty'], names: ['url'] })],
    ['asks for the name of an account', aField({ labels: ['Name of the account'], names: ['name'] })],
    ['asks for the suspect', aTextArea({ labels: ['What do you know about the suspect involved?'] })],
    [
      'asks for an e-mail address in a part about a suspect',
      aField({ labels: ['E-mail'], groups: ['Suspect'] }),
    ],
    ['asks for the first name', aField({ labels: ['First name'], names: ['name'] })],
  ])('%s', (_, signs) => {
    expect(certainRole(readField(signs))).toBe(null);
  });
});

const anyLabel = fc.constantFrom(...formLabels.flatMap((labels) => saids.map((said) => labels[said])));
const anyField = fc
  .record({
    labels: fc.array(anyLabel, { maxLength: 2 }),
    hints: fc.array(anyLabel, { maxLength: 1 }),
    names: fc.array(fc.oneof(anyLabel, fc.string()), { maxLength: 2 }),
    near: fc.array(anyLabel, { maxLength: 2 }),
    groups: fc.array(anyLabel, { maxLength: 1 }),
  })
  .map((signs) => aField(signs));

describe('Whatever is said of it,', () => {
  const types = [
    'password',
    'search',
    'hidden',
    'file',
    'submit',
    'number',
    'date',
    'color',
    'range',
    'checkbox',
  ];

  test('a field of another type is never filled with a text', () => {
    fc.assert(
      fc.property(anyField, fc.constantFrom(...types), (signs, type) => {
        const role = certainRole(readField({ ...signs, type }));
        expect([null, 'category']).toContain(role);
      }),
    );
  });

  test('a field that the browser completes with a password or a card is never filled', () => {
    const completions = [
      'current-password',
      'new-password',
      'one-time-code',
      'cc-number',
      'section-a cc-csc',
      'username',
    ];
    fc.assert(
      fc.property(anyField, fc.constantFrom(...completions), (signs, autocomplete) => {
        expect(certainRole(readField({ ...signs, autocomplete }))).toBe(null);
      }),
    );
  });

  test('a field that says to be left empty is never filled', () => {
    fc.assert(
      fc.property(anyField, (signs) => {
        const warned = { ...signs, labels: [...signs.labels, 'Please leave this field blank'] };
        expect(certainRole(readField(warned))).toBe(null);
      }),
    );
  });

  test('its certainty is a share, and the same signs give the same reading', () => {
    fc.assert(
      fc.property(anyField, (signs) => {
        const reading = readField(signs);
        expect(reading.certainty).toBeGreaterThanOrEqual(0);
        expect(reading.certainty).toBeLessThanOrEqual(1);
        expect(readField(signs)).toEqual(reading);
      }),
    );
  });
});
