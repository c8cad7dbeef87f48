import type { FormValues } from '../../../extension/hotlines/web-form/values.ts';
import type { SeenField } from './form-eyes';
import type { Truth } from './form-html';

/** How the fields of one page were filled. */
export interface Marks {
  /** Fields filled rightly, by what they are for. */
  readonly right: readonly Truth[];
  /** Fields that are for one of the values and were left empty. */
  readonly missed: readonly Truth[];
  /** Fields that hold what they should not, in words. */
  readonly wrong: readonly string[];
}

const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What the forms call the kind of place that the sample report names. */
const sayingWebsite = ['Website', 'Δικτυακός Τόπος'];

function isRight(field: SeenField, truth: Truth, values: FormValues, order: number): boolean {
  const { addresses, description, contact, category } = values;
  switch (truth) {
    case 'url':
      return [addresses[order], addresses.join('\n')].includes(field.value);
    case 'description':
      return inOneLine(field.value).startsWith(inOneLine(description));
    case 'category':
      return field.isOption ? field.value === 'pressed' : category?.words.includes(field.value) === true;
    case 'where':
      return field.isOption ? field.value === 'pressed' : sayingWebsite.includes(field.value);
    default:
      return field.value === contact?.[truth];
  }
}

/** What the report has for a field; a contact field without contact details must stay empty. */
const isWanted = (truth: Truth, values: FormValues) =>
  ['name', 'email', 'phone'].includes(truth) ? values.contact !== null : true;

type Verdict = 'right' | 'missed' | 'wrong' | 'left alone';

function verdict(field: SeenField, values: FormValues, order: number): Verdict {
  const { truth } = field;
  if (truth === null || !isWanted(truth, values) || !field.isShown)
    return field.isAsServed || field.value === '' ? 'left alone' : 'wrong';
  if (isRight(field, truth, values, order)) return 'right';
  return field.isAsServed ? 'missed' : 'wrong';
}

/** Holds the fields of a page against what they are for. */
export function mark(fields: readonly SeenField[], values: FormValues): Marks {
  const urls = fields.filter(({ truth }) => truth === 'url');
  const marked = fields.map((field) => ({ field, is: verdict(field, values, urls.indexOf(field)) }));
  const truths = (wanted: Verdict) =>
    marked.flatMap(({ field, is }) => (is === wanted && field.truth !== null ? [field.truth] : []));
  return {
    right: truths('right'),
    missed: truths('missed'),
    wrong: marked.filter(({ is }) => is === 'wrong').map(({ field }) => `${field.name}: ${field.value}`),
  };
}
