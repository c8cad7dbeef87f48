import type { FormCase } from './form-case';
import { type Association, associations, fieldHtml, honeypots, pageHtml } from './form-html';
import { type FormLabels, formLabels } from './form-labels';
import { logInForm, newsletterForm, searchForm } from './other-forms';

/** Names as form builders make them up, the same at every run. */
function randomNames(seed: string): () => string {
  let state = [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return () => `f${Array.from({ length: 9 }, () => Math.floor(next() * 36).toString(36)).join('')}`;
}

const asciiOf: Readonly<Record<string, string>> = {
  ð: 'd',
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  þ: 'th',
  ß: 'ss',
};

const plainLetters = (text: string) =>
  text
    .toLowerCase()
    .replace(/[ðıøłđæþß]/g, (letter) => asciiOf[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z]+/g, '_')
    .replace(/^_+|_+$/g, '');

/** A name in the form's own language where it is written in Latin letters, as its programmers would. */
const nameOr = (label: string, english: string) => {
  const name = plainLetters(label);
  return name.length > 3 && name.length >= label.length - 4 ? name : english;
};

type Style = 'short' | 'sentence' | 'names-only';

function reportForm(labels: FormLabels, style: Style, association: Association): string {
  const random = randomNames(`${labels.language} ${style} ${association}`);
  const isNamed = style === 'names-only';
  const name = (label: string, english: string) => (isNamed ? nameOr(label, english) : random());
  const said = (label: string) => (isNamed ? '' : label);
  const url = style === 'sentence' ? labels.urlSentence : labels.url;
  const description = style === 'sentence' ? labels.descriptionSentence : labels.description;
  const fields = [
    { label: said(url), truth: 'url', control: 'text', name: name(labels.url, 'url') },
    {
      label: said(description),
      truth: 'description',
      control: 'textarea',
      name: name(labels.description, 'description'),
    },
    { label: said(labels.name), truth: 'name', control: 'text', name: name(labels.name, 'full_name') },
    { label: said(labels.email), truth: 'email', control: 'text', name: name(labels.email, 'email') },
    { label: said(labels.captcha), truth: null, control: 'text', name: isNamed ? 'captcha_code' : random() },
  ] as const;
  const rows = fields.map((field) => fieldHtml(field, association)).join('\n');
  return `<form method="post" action="/submitted">${rows}${honeypots}<button data-send>${labels.send}</button></form>`;
}

function formCase(labels: FormLabels, style: Style, association: Association): FormCase {
  const id = `${labels.language}-${style}-${association}`;
  const html = pageHtml({
    language: labels.language,
    title: labels.send,
    body: `${searchForm(labels)}${logInForm(labels)}<main><h1>${labels.send}</h1>${reportForm(labels, style, association)}</main>${newsletterForm(labels)}`,
  });
  const path = `/${id}`;
  return { id, what: id, language: labels.language, path, pages: [{ path, html }], withContact: true };
}

const pick = (index: number): Association => associations[index % associations.length] ?? 'for';

/**
 * Every language in three forms: short labels and whole sentences, each tied in another way and with names at random, and
 * names alone.
 */
export const generatedForms: readonly FormCase[] = formLabels.flatMap((labels, index) => [
  formCase(labels, 'short', pick(index)),
  formCase(labels, 'sentence', pick(index + 2)),
  formCase(labels, 'names-only', 'before'),
]);
