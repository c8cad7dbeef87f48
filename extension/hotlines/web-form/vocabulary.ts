import { withJoinedNamesParted } from './joined-names.ts';
import keywords from './keywords.json' with { type: 'json' };
import { createLexicon } from './lexicon.ts';
import { normalise, wordsOfName } from './normalise.ts';
import { type Phrase, phrasesOf, type WordsByLanguage } from './phrase.ts';
import { isRole, type OtherPurpose, otherPurposes, type Purpose, type Role, roles } from './role.ts';

/** What a form is for, as its headings and buttons say. */
export type FormPurpose = 'report' | 'contact' | 'other';
/** What the page at the end says. */
export type EndTheme = 'thanks' | 'received' | 'confirmByEmail' | 'reference';
/** Kinds of places on the internet that forms tell apart. */
export type Place =
  | 'website'
  | 'socialNetwork'
  | 'messenger'
  | 'forum'
  | 'email'
  | 'newsgroup'
  | 'fileSharing'
  | 'game'
  | 'app';

const forPeople = false;
const forNames = true;

const ofRoles: Readonly<Record<Role, WordsByLanguage>> = keywords.roles;
const ofOthers: Readonly<Record<OtherPurpose, WordsByLanguage>> = keywords.against;
const wordsOf = (purpose: Purpose) => (isRole(purpose) ? ofRoles[purpose] : ofOthers[purpose]);

const purposePhrases = (names: boolean): readonly Phrase<Purpose>[] =>
  [...roles, ...otherPurposes].flatMap((purpose) => phrasesOf<Purpose>(purpose, wordsOf(purpose), names));

const phrasesOfThemes = <Theme extends string>(
  themes: Readonly<Record<Theme, WordsByLanguage>>,
  names: boolean,
): readonly Phrase<Theme>[] =>
  (Object.entries(themes) as [Theme, WordsByLanguage][]).flatMap(([theme, words]) =>
    phrasesOf(theme, words, names),
  );

const noise = new Set(keywords.noise.text.split(' ').map(normalise));
const noiseOfNames = new Set(keywords.noise.names.split(' '));

const namePhrases = purposePhrases(forNames);
const wordsOfNames = new Set([
  ...namePhrases.filter(({ isDense }) => !isDense).flatMap(({ words }) => words),
  ...noiseOfNames,
]);
const asNames = (text: string) => withJoinedNamesParted(wordsOfName(text), wordsOfNames);

const formThemes: Readonly<Record<FormPurpose, WordsByLanguage>> = keywords.forms;
const endThemes: Readonly<Record<EndTheme, WordsByLanguage>> = keywords.end;
const places: Readonly<Record<Place, string>> = keywords.places;

/** What a label says a field is for. */
export const purposeWords = createLexicon(purposePhrases(forPeople), noise);
/** What `name` and `id` say a field is for. */
export const purposeNames = createLexicon(namePhrases, noiseOfNames, asNames);
export const formWords = createLexicon(phrasesOfThemes(formThemes, forPeople), noise);
export const formNames = createLexicon(phrasesOfThemes(formThemes, forNames), noiseOfNames, asNames);
export const endWords = createLexicon(phrasesOfThemes(endThemes, forPeople), noise);
export const placeWords = createLexicon(
  (Object.entries(places) as [Place, string][]).flatMap(([place, words]) =>
    phrasesOf(place, { all: words }, forPeople),
  ),
  noise,
);
