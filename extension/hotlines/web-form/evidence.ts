import type { FieldSigns } from './field-signs.ts';
import { normalise } from './normalise.ts';
import type { RecipeLabel } from './recipe.ts';
import type { Purpose, Role } from './role.ts';
import { placeWords, purposeNames, purposeWords } from './vocabulary.ts';

/** How much speaks for each purpose, in natural logarithms of odds; what is not named has nothing for it. */
export type Evidence = ReadonlyMap<Purpose, number>;

/**
 * How much a text of each source says at most. A label is meant for the person who fills the form in; a programmer's name
 * may be left from another form.
 */
const weight = {
  label: 5.5,
  near: 4.5,
  name: 4,
  onlyHint: 4.5,
  hint: 3,
  group: 1.5,
  onlyGroup: 2.5,
} as const;

type Tally = Map<Purpose, number>;

const add = (tally: Tally, purpose: Purpose, amount: number) =>
  tally.set(purpose, (tally.get(purpose) ?? 0) + amount);

/** Each purpose counts once for each source, by the text that says it best. */
function addTexts(tally: Tally, texts: readonly string[], amount: number, lexicon = purposeWords): void {
  const best = new Map<Purpose, number>();
  for (const text of texts)
    for (const [purpose, strength] of lexicon.strengths(text))
      best.set(purpose, Math.max(best.get(purpose) ?? 0, strength));
  for (const [purpose, strength] of best) add(tally, purpose, amount * strength);
}

const looksLikeAddress = (text: string) => /\bhttps?:\/?\/?|\bwww\./i.test(text);

const autocompleteRoles: Readonly<Record<string, Role>> = {
  url: 'url',
  email: 'email',
  name: 'name',
  tel: 'phone',
};

function addForm(tally: Tally, signs: FieldSigns): void {
  if (signs.type === 'url') add(tally, 'url', 4);
  if (signs.type === 'email') add(tally, 'email', 4.5);
  if (signs.type === 'tel') add(tally, 'phone', 4.5);
  if (signs.inputMode === 'url') add(tally, 'url', 3);
  if ([...signs.hints, ...signs.labels].some(looksLikeAddress)) add(tally, 'url', 3.5);
  if (signs.pattern !== null && /https?/i.test(signs.pattern)) add(tally, 'url', 2.5);
  const completed = autocompleteRoles[signs.autocomplete.split(' ').at(-1) ?? ''];
  if (completed !== undefined) add(tally, completed, completed === 'url' ? 2 : 4);
}

type Leaning = Readonly<Partial<Record<Purpose, number>>>;

/** What the kind of a field adds to what its words say; without words it says nothing. */
const leanings: Readonly<Record<FieldSigns['kind'], Leaning>> = {
  line: { description: -1 },
  lines: {
    description: 1.5,
    url: -0.5,
    where: -1,
    category: -1,
    name: -3,
    email: -3,
    phone: -3,
    password: -1.5,
    moment: -1.5,
    captcha: -1.5,
    postal: -1.5,
    person: -0.5,
    elsewhere: -0.5,
  },
  choice: {},
};

/** Below this something is said in passing: "the URL where you found it" asks for an address and for no place. */
const saidItself = 4.5;

function dropWhatIsSaidInPassing(tally: Tally): void {
  for (const purpose of ['where', 'category'] as const)
    if ((tally.get(purpose) ?? 0) < saidItself) add(tally, purpose, -2.5);
}

function addKind(tally: Tally, { kind, options }: FieldSigns): void {
  if (kind === 'line') dropWhatIsSaidInPassing(tally);
  for (const [purpose, weight] of tally) tally.set(purpose, weight + (leanings[kind][purpose] ?? 0));
  const places = options.filter((option) => placeWords.strengths(option).size > 0).length;
  if (kind === 'choice' && places >= 2 && places * 2 >= options.length) add(tally, 'where', 3);
}

/** A number of five digits or a code is no description. */
const shortestUseful = 20;

/**
 * Purposes that a person would never mean by accident: where one of them is said aloud, a name or a type left from another
 * form does not outvote it.
 */
const saidOnPurpose: readonly Purpose[] = [
  'search',
  'password',
  'captcha',
  'payment',
  'ownSite',
  'identity',
  'newsletter',
  'consent',
];

/** What the words say that a person reads. */
function addWords(tally: Tally, signs: FieldSigns): void {
  const isNamed = signs.labels.length > 0 || signs.near.length > 0;
  addTexts(tally, signs.labels, weight.label);
  if (signs.labels.length === 0) addTexts(tally, signs.near, weight.near);
  addTexts(tally, signs.hints, isNamed ? weight.hint : weight.onlyHint);
  addTexts(tally, signs.groups, isNamed ? weight.group : weight.onlyGroup);
}

function addRecipe(tally: Tally, signs: FieldSigns, recipe: readonly RecipeLabel[]): void {
  const said = [...signs.labels, ...signs.near, ...signs.groups].map(normalise);
  for (const { label, role } of recipe)
    if (said.some((text) => text.startsWith(normalise(label)))) add(tally, role, weight.label);
}

/**
 * What speaks for each purpose of a field.
 * @param recipe what is known of the labels of this very form; empty for an unknown one
 */
export function evidenceOf(signs: FieldSigns, recipe: readonly RecipeLabel[]): Evidence {
  const tally: Tally = new Map();
  addWords(tally, signs);
  const isSaid = saidOnPurpose.some((purpose) => (tally.get(purpose) ?? 0) >= weight.hint);
  if (!isSaid) {
    addTexts(tally, signs.names, weight.name, purposeNames);
    addForm(tally, signs);
  }
  addKind(tally, signs);
  addRecipe(tally, signs, recipe);
  if (signs.maxLength !== null && signs.maxLength < shortestUseful)
    for (const role of ['url', 'description'] as const) add(tally, role, -3);
  return tally;
}
