import { describe, expect, test } from 'vitest';
import type { FieldSigns } from '../../../extension/hotlines/web-form/field-signs.ts';
import type { OfferReason } from '../../../extension/hotlines/web-form/outcome.ts';
import { planPage } from '../../../extension/hotlines/web-form/plan.ts';
import type { Role } from '../../../extension/hotlines/web-form/role.ts';
import type { FormValues, Progress } from '../../../extension/hotlines/web-form/values.ts';
import {
  aContact,
  address,
  aField,
  aList,
  aPage,
  aScope,
  aTextArea,
  nothingYet,
  theValues,
} from './page-builder.ts';

const second = 'https://example.org/second';
const third = 'https://example.net/third';
const url = (over: Partial<FieldSigns> = {}) => aField({ labels: ['Website address (URL)'], ...over });
const description = (over: Partial<FieldSigns> = {}) => aTextArea({ labels: ['Description'], ...over });
const name = (over: Partial<FieldSigns> = {}) => aField({ labels: ['Full name'], ...over });
const email = (over: Partial<FieldSigns> = {}) =>
  aField({ labels: ['Email address'], type: 'email', ...over });

const planOf = (
  fields: readonly FieldSigns[],
  values: Partial<FormValues> = {},
  progress: Partial<Progress> = {},
  scopes = [aScope()],
) => planPage(aPage(fields, scopes), theValues(values), { ...nothingYet, ...progress });

/** What is written or chosen, by field. */
const written = (plan: ReturnType<typeof planPage>) =>
  Object.fromEntries(plan.steps.map((step) => [step.field, step.kind === 'write' ? step.text : step.option]));

describe('On a page with a form, the plan', () => {
  test('puts the address and the description into their fields and nothing into others', () => {
    const plan = planOf([aField({ labels: ['Search'] }), url(), description(), aField({ labels: ['Date'] })]);
    expect(written(plan)).toEqual({ 1: address, 2: 'Seen by a moderator.' });
    expect(plan.outcomes).toMatchObject({
      url: { state: 'filled', fields: 1 },
      description: { state: 'filled', fields: 1 },
      where: { state: 'absent', reason: 'no-field' },
      name: { state: 'absent', reason: 'no-value' },
    });
  });

  test('gives contact details only when the moderator does', () => {
    const fields = [url(), name(), email()];
    expect(written(planOf(fields))).toEqual({ 0: address });
    expect(written(planOf(fields, { contact: aContact }))).toEqual({
      0: address,
      1: aContact.name,
      2: aContact.email,
    });
  });

  test('gives only the details there are', () => {
    const contact = { name: null, email: aContact.email, phone: null };
    expect(written(planOf([url(), name(), email()], { contact }))).toEqual({ 0: address, 2: aContact.email });
  });

  test('does not put the whole name into a part of it', () => {
    const fields = [url(), aField({ labels: ['Name'] }), aField({ labels: ['Last name'] })];
    const plan = planOf(fields, { contact: aContact });
    expect(written(plan)).toEqual({ 0: address });
    expect(plan.outcomes.name).toEqual({ state: 'offered', reason: 'ambiguous' });
  });

  test('writes a description on one line where there is only one', () => {
    const plan = planOf([aField({ labels: ['Description'] })], { description: 'One.\n\n Two.' });
    expect(written(plan)).toEqual({ 0: 'One. Two.' });
  });

  test('writes where it was found', () => {
    expect(written(planOf([url(), aField({ labels: ['Where found'] })]))).toEqual({
      0: address,
      1: 'Website',
    });
  });

  test('chooses the category and the place before anything is written', () => {
    const kinds = aList(['Something else', 'Child sexual abuse material'], {
      labels: ['What are you reporting?'],
    });
    const places = aList(['Chat', 'Forum', 'Website'], { labels: ['Where did you find it?'] });
    const plan = planOf([url(), kinds, places]);
    expect(plan.steps.map(({ kind, role }) => `${kind} ${role}`)).toEqual([
      'choose where',
      'choose category',
      'write url',
    ]);
    expect(written(plan)).toEqual({ 0: address, 1: 1, 2: 2 });
  });
});

describe('Several addresses', () => {
  const addresses = [address, second, third];

  test('go into fields that are counted, one each, and the rest into the description', () => {
    const fields = [url({ labels: ['URL 1'] }), url({ labels: ['URL 2'] }), description()];
    const plan = planOf(fields, { addresses });
    expect(written(plan)).toEqual({ 0: address, 1: second, 2: `Seen by a moderator.\n\n${third}` });
  });

  test('go into one text area, a line each', () => {
    const plan = planOf([aTextArea({ labels: ['URLs'] }), description()], { addresses });
    expect(written(plan)).toEqual({ 0: addresses.join('\n'), 1: 'Seen by a moderator.' });
  });

  test('go into the field for one and the text area for further ones', () => {
    const fields = [url(), aTextArea({ labels: ['Other URLs'] })];
    expect(written(planOf(fields, { addresses }))).toEqual({ 0: address, 1: `${second}\n${third}` });
    expect(written(planOf(fields))).toEqual({ 0: address });
  });

  test('go into the description after the first where there is one field', () => {
    const plan = planOf([url(), description()], { addresses, description: '' });
    expect(written(plan)).toEqual({ 0: address, 1: `${second}\n${third}` });
  });

  test('leave the description whole when it has no room for them', () => {
    const plan = planOf([url(), description({ maxLength: 25 })], { addresses });
    expect(written(plan)).toEqual({ 0: address, 1: 'Seen by a moderator.' });
    expect(plan.steps.flatMap((step) => (step.kind === 'write' ? step.addresses : []))).toEqual([0]);
  });

  test('that were placed on the pages before are not placed again', () => {
    const plan = planOf([url(), description()], { addresses }, { addresses: [0, 1] });
    expect(written(plan)).toEqual({ 0: third, 1: 'Seen by a moderator.' });
  });

  test('wait for their field: the first is not hidden in a description', () => {
    expect(written(planOf([description()], { addresses }))).toEqual({
      0: `Seen by a moderator.\n\n${second}\n${third}`,
    });
  });
});

describe('A value is offered, not filled in, when', () => {
  test.each<[string, readonly FieldSigns[], Role, OfferReason]>([
    ['the field is not sure enough', [aField({ labels: ['Adresse'] }), description()], 'url', 'unsure'],
    ['two fields are as likely', [url({ labels: ['URL'] }), url({ labels: ['Link'] })], 'url', 'ambiguous'],
    ['the address is too long', [url({ maxLength: address.length - 1 })], 'url', 'does-not-fit'],
    ['the field wants another pattern', [url({ pattern: '\\d{5}' })], 'url', 'does-not-fit'],
    ['the description is too long', [url(), description({ maxLength: 5 })], 'description', 'does-not-fit'],
    [
      'the description is longer than the field',
      [url(), description({ maxLength: 19 })],
      'description',
      'does-not-fit',
    ],
    ['something stands there', [url({ occupied: true }), description()], 'url', 'occupied'],
    [
      'no option is surely the right one',
      [url(), aList(['Something else', 'Other'], { labels: ['Type of content'] })],
      'category',
      'no-option',
    ],
    [
      'two options are the right one',
      [url(), aList(['CSAM', 'Child sexual abuse material'], { labels: ['Type of content'] })],
      'category',
      'no-option',
    ],
  ])('%s', (_, fields, role, reason) => {
    const plan = planOf(fields);
    expect(plan.outcomes[role]).toEqual({ state: 'offered', reason });
    expect(plan.steps.filter((step) => step.role === role)).toEqual([]);
  });

  test('one list could be meant for the place and for the category', () => {
    const plan = planOf([url(), aList(['CSAM', 'Website'], { labels: ['Type'] })]);
    expect(written(plan)).toEqual({ 0: address });
    expect(plan.outcomes).toMatchObject({
      where: { reason: 'ambiguous' },
      category: { reason: 'ambiguous' },
    });
  });

  test('a required field decides between two that are as likely', () => {
    const fields = [url({ labels: ['URL'] }), url({ labels: ['Link'], required: true })];
    expect(written(planOf(fields))).toEqual({ 1: address });
  });

  test('and not a second time: a role that is placed stays as it is', () => {
    const plan = planOf([url(), description()], {}, { addresses: [0], placed: ['url'] });
    expect(written(plan)).toEqual({ 1: 'Seen by a moderator.' });
  });
});

describe('Of several forms', () => {
  const report = [url({ scope: 1 }), description({ scope: 1 })];

  test.each([
    ['a log-in', aScope({ hasPassword: true }), [email({ scope: 0 })]],
    [
      'a newsletter',
      aScope({ texts: ['Newsletter', 'Subscribe'] }),
      [name({ scope: 0 }), email({ scope: 0 })],
    ],
    ['a search', aScope({ landmark: 'search' }), [url({ scope: 0 })]],
    ['a footer', aScope({ landmark: 'footer' }), [email({ scope: 0 }), description({ scope: 0 })]],
    [
      'comments',
      aScope({ names: ['commentform'] }),
      [url({ scope: 0, type: 'url' }), description({ scope: 0 })],
    ],
    [
      'a contact form',
      aScope({ texts: ['Contact us'] }),
      [name({ scope: 0 }), email({ scope: 0 }), description({ scope: 0 })],
    ],
    [
      'a donation',
      aScope(),
      [aField({ labels: ['Card number'] }), description({ scope: 0 }), url({ scope: 0 })],
    ],
    [
      'an identity check',
      aScope(),
      [aField({ labels: ['Passport number'] }), name({ scope: 0 }), email({ scope: 0 })],
    ],
  ] as const)('%s is left alone and the report form filled', (_, scope, fields) => {
    const page = aPage([...fields, ...report], [scope, aScope({ texts: ['Report it'] })]);
    const plan = planPage(page, theValues({ contact: aContact }), nothingYet);
    expect(written(plan)).toEqual({ [fields.length]: address, [fields.length + 1]: 'Seen by a moderator.' });
    const alone = planPage(aPage(fields, [scope]), theValues({ contact: aContact }), nothingYet);
    expect(alone.steps).toEqual([]);
  });

  test('none is filled when two are report forms alike', () => {
    const plan = planOf([url(), url({ scope: 1 })], {}, {}, [aScope(), aScope()]);
    expect(plan.steps).toEqual([]);
    expect(plan.outcomes.url).toEqual({ state: 'offered', reason: 'ambiguous' });
  });

  test('a part that asks only for who reports is filled where it says so', () => {
    const contact = { contact: aContact };
    const asks = aScope({ texts: ['Your contact details'] });
    expect(written(planOf([email()], contact, {}, [asks]))).toEqual({ 0: aContact.email });
    expect(written(planOf([name(), email()], contact))).toEqual({ 0: aContact.name, 1: aContact.email });
    expect(written(planOf([email()], contact))).toEqual({});
  });
});
