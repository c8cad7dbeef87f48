/** A full stop between the names of a host, plain or in brackets: nothing else tells a defanged host from words. */
const mark = String.raw`[[({] ?(?:\.|dot) ?[\])}]`;
const name = String.raw`[\p{L}\p{N}\p{M}_-]+`;
const separator = String.raw`(?:\[:\/\/\]|(?:\[:\]|:)(?:\[\/\/\]|[/\\]{2}))`;

/** An address with a scheme, defanged or not: whichever scheme it is, so that none is passed over in silence. */
const withScheme = String.raw`(?<![a-z0-9+-])(?<!h\*\*)(?:blob:|filesystem:)?(?:h\*\*ps?|[a-z][a-z0-9+-]{1,30})${separator}`;
const embedded = String.raw`(?<![a-z0-9+-])(?<!h\*\*)data:[a-z]+\/`;
const path = String.raw`(?<![\p{L}\p{N}\p{M}.:/_-])\/ip[fn]s\/`;
const host = String.raw`(?<![\p{L}\p{N}\p{M}_@./\\:%=&?#~+-])${name}(?:(?:\.|${mark})${name})+`;

/** Each place of a text where an address may begin, with what it begins with. */
export const beginnings = () =>
  new RegExp(`(?<scheme>${withScheme}|${embedded})|(?<path>${path})|(?<host>${host})`, 'giu');

/** What may directly follow a comma that parts two addresses. */
export const beginsAfterComma = () =>
  new RegExp(`['"]?(?:${withScheme}|${name}(?:\\.${name})*${mark})`, 'iuy');

const certain = new RegExp(`${withScheme}|${mark}`, 'iu');

/** Whether an address with a scheme or a defanged one begins anywhere in a text. */
export const holdsAddress = (text: string): boolean => certain.test(text);

/** The mark that makes a host one that was defanged. */
export const hasMark = (text: string): boolean => new RegExp(mark, 'iu').test(text);
