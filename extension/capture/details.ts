import { withoutUserInfo } from '../report/address.ts';
import { cutTo, limits } from '../report/limits.ts';
import type {
  EmbeddedAddress,
  MediaAddress,
  PageAuthor,
  PageDetails,
  Player,
} from '../report/page-details.ts';
import type { Instant } from '../report/time.ts';

/** Our own: more of a kind would not be read by anybody. */
export const detailLimits = { name: 200, authors: 20, players: 20, frames: 50, media: 100 } as const;

/** What of the moment the page itself cannot know. */
export interface Moment {
  readonly now: Instant;
  /** The address of the picture, player or frame that the moderator pointed at, as the browser's own menu tells it. */
  readonly pointedAddress: string | null;
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const asList = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.slice(0, 200).map(asRecord) : [];

const name = (value: unknown): string | null => {
  const text = typeof value === 'string' ? value.replace(/[\s\p{Cc}]+/gu, ' ').trim() : '';
  return text === '' ? null : cutTo(text, detailLimits.name);
};

/** An address is a lead: one that is no web address or too long for a hotline's field is left out. */
const address = (value: unknown): string | null => {
  if (typeof value !== 'string' || !/^https?:/i.test(value) || !URL.canParse(value)) return null;
  const without = withoutUserInfo(value);
  return without.length <= limits.relatedAddress ? without : null;
};

const origin = (value: unknown): string | null => {
  const whole = address(value);
  return whole === null ? null : new URL(whole).origin;
};

/** Digits and signs only, as for the time of publication. */
const statedTime = (value: unknown): string | null =>
  typeof value === 'string' && value.length <= 40 && /^\d{4}-\d{2}[-\d:.TZ+ ]*$/.test(value) ? value : null;

/** The first of each, told apart by what a key names it. */
function firstOfEach<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
  most: number,
): readonly Item[] {
  const seen = new Map<string, Item>();
  for (const item of items) if (!seen.has(key(item))) seen.set(key(item), item);
  return [...seen.values()].slice(0, most);
}

function authorsOf(value: unknown): readonly PageAuthor[] {
  const stated = asList(value).map((one): PageAuthor => ({ name: name(one.name), url: address(one.url) }));
  const known = stated.filter((one) => one.name !== null || one.url !== null);
  // Pages state an author in several places, here with a name or a link and there with both.
  const isPart = (one: PageAuthor) =>
    known.some(
      (other) =>
        other.name !== null &&
        other.url !== null &&
        ((one.url === null && one.name === other.name) || (one.name === null && one.url === other.url)),
    );
  return firstOfEach(
    known.filter((one) => !isPart(one)),
    (one) => JSON.stringify([one.name, one.url]),
    detailLimits.authors,
  );
}

/** A broadcast whose end has passed is a recording by now. */
function liveOf({ live, endsAt }: Readonly<Record<string, unknown>>, now: Instant): boolean | null {
  const end = statedTime(endsAt);
  if (live === true && end !== null && Date.parse(end) < now) return false;
  return typeof live === 'boolean' ? live : null;
}

function playersOf(value: unknown, now: Instant): readonly Player[] {
  const found = new Map<string, boolean | null>();
  for (const stated of asList(value)) {
    const from = origin(stated.origin);
    if (from === null) continue;
    const [live, before] = [liveOf(stated, now), found.get(from) ?? null];
    found.set(from, live === true || before === true ? true : (before ?? live));
  }
  return [...found].slice(0, detailLimits.players).map(([from, live]) => ({ origin: from, live }));
}

const embedded = (stated: Readonly<Record<string, unknown>>, pointedAddress: string | null) => {
  const where = address(stated.address);
  return where === null
    ? null
    : { address: where, pointed: stated.pointed === true || where === pointedAddress };
};

/** Each address once, pointed at when any of its elements is; these first. */
function eachOnce<Item extends EmbeddedAddress>(
  items: readonly (Item | null)[],
  most: number,
): readonly Item[] {
  const known = items.filter((item) => item !== null);
  const inOrder = [...known.filter(({ pointed }) => pointed), ...known.filter(({ pointed }) => !pointed)];
  return firstOfEach(inOrder, (item) => item.address, most);
}

const kinds: readonly unknown[] = ['image', 'video', 'audio'] satisfies MediaAddress['kind'][];
const isKind = (value: unknown): value is MediaAddress['kind'] => kinds.includes(value);

function mediaOf(value: unknown, pointedAddress: string | null): readonly MediaAddress[] {
  const items = asList(value).map((stated): MediaAddress | null => {
    const where = embedded(stated, pointedAddress);
    return where === null || !isKind(stated.kind) ? null : { kind: stated.kind, ...where };
  });
  return eachOnce(items, detailLimits.media);
}

/**
 * Makes the details from the page function's answer, which a hostile page may have shaped.
 * @param answer the page function's answer, or null when the page took no injection or did not answer in time
 */
export function detailsOf(answer: unknown, { now, pointedAddress }: Moment): PageDetails {
  const stated = asRecord(answer);
  const pointed = address(pointedAddress);
  return {
    ogUrl: address(stated.ogUrl),
    siteName: name(stated.siteName),
    authors: authorsOf(stated.authors),
    modifiedAt: statedTime(stated.modifiedAt),
    generator: name(stated.generator),
    players: playersOf(stated.players, now),
    frames: eachOnce(
      asList(stated.frames).map((frame) => embedded(frame, pointed)),
      detailLimits.frames,
    ),
    media: mediaOf(stated.media, pointed),
    redirected: typeof stated.redirects === 'number' && stated.redirects > 0 ? true : null,
  };
}
