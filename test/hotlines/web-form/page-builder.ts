import type { FieldSigns, PageSigns, ScopeSigns } from '../../../extension/hotlines/web-form/field-signs.ts';
import type { FormValues, Progress } from '../../../extension/hotlines/web-form/values.ts';

/** A line of text of which nothing is known; what a test gives is known. */
export const aField = (over: Partial<FieldSigns> = {}): FieldSigns => ({
  kind: 'line',
  type: 'text',
  labels: [],
  hints: [],
  names: [],
  near: [],
  groups: [],
  autocomplete: '',
  inputMode: '',
  pattern: null,
  maxLength: null,
  required: false,
  options: [],
  occupied: false,
  scope: 0,
  ...over,
});

export const aTextArea = (over: Partial<FieldSigns> = {}): FieldSigns =>
  aField({ kind: 'lines', type: 'textarea', ...over });

export const aList = (options: readonly string[], over: Partial<FieldSigns> = {}): FieldSigns =>
  aField({ kind: 'choice', type: 'select', options, ...over });

export const aScope = (over: Partial<ScopeSigns> = {}): ScopeSigns => ({
  texts: [],
  names: [],
  hasPassword: false,
  landmark: null,
  ...over,
});

/** A page of one form, or of the forms given. */
export const aPage = (
  fields: readonly FieldSigns[],
  scopes: readonly ScopeSigns[] = [aScope()],
): PageSigns => ({ fields, scopes });

export const address = 'https://example.com/gallery/item?id=42#part';

export const theValues = (over: Partial<FormValues> = {}): FormValues => ({
  addresses: [address],
  description: 'Seen by a moderator.',
  where: 'Website',
  category: { id: 'csam', words: ['Child sexual abuse material', 'CSAM'] },
  contact: null,
  ...over,
});

export const aContact = { name: 'Alex Example', email: 'alex@example.com', phone: '+44 20 7946 0000' };

export const nothingYet: Progress = { addresses: [], placed: [] };
