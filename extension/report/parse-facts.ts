import { type Account, type AddressUse, addressUseEvents, type ReportedAccount } from './account.ts';
import type { ReportFacts } from './facts.ts';
import { limits } from './limits.ts';
import { advertisingIdKinds, type MoneyTrail, walletKinds } from './money-trail.ts';
import type { PageDetails } from './page-details.ts';
import { type CaseTime, hashAlgorithms, type ReportedCase } from './reported-case.ts';
import { type Check, hasShape, isListOf, isOneOf, isOrNull, isShape } from './shape.ts';
import { parseZonedTime } from './time.ts';

/** More of anything than this was not gathered by our own pages. */
const mostOfAKind = 500;

const isText: Check = (value) => typeof value === 'string' && value.length <= limits.factText;
const isTextOrNull = isOrNull(isText);
const isTexts = isListOf(isText, mostOfAKind);
const isFlag: Check = (value) => typeof value === 'boolean';
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isZonedTime: Check = (value) => typeof value === 'string' && parseZonedTime(value) !== null;
const list = <Item>(shape: Parameters<typeof isShape<Item>>[0]) => isListOf(isShape(shape), mostOfAKind);

const isEmbedded = { address: isText, pointed: isFlag };

const isDetails = isShape<PageDetails>({
  ogUrl: isTextOrNull,
  siteName: isTextOrNull,
  authors: list({ name: isTextOrNull, url: isTextOrNull }),
  modifiedAt: isTextOrNull,
  generator: isTextOrNull,
  players: list({ origin: isText, live: isOrNull(isFlag) }),
  frames: list(isEmbedded),
  media: list({ kind: isOneOf('image', 'video', 'audio'), ...isEmbedded }),
  redirected: isOneOf(true, null),
});

const account = {
  identifier: isTextOrNull,
  screenName: isTextOrNull,
  displayNames: isTexts,
  profileUrls: isTexts,
};

const addressUse = {
  ipAddress: isText,
  event: isOneOf(...addressUseEvents),
  at: isOrNull(isZonedTime),
  port: isOrNull(isCount),
};

const isReportedAccount = isShape<ReportedAccount>({
  ...account,
  email: isTextOrNull,
  addressUses: list<AddressUse>(addressUse),
});

const isCaseTime: Check = (value) =>
  hasShape(value, { zone: isOneOf('known'), at: isZonedTime, shown: isText } satisfies Record<
    keyof Extract<CaseTime, { zone: 'known' }>,
    Check
  >) ||
  hasShape(value, { zone: isOneOf('unknown'), wallClock: isText, shown: isText } satisfies Record<
    keyof Extract<CaseTime, { zone: 'unknown' }>,
    Check
  >);

const isCase = isShape<ReportedCase>({
  caseId: isTextOrNull,
  uploadedAt: isOrNull(isCaseTime),
  hashes: list({ algorithm: isOneOf(...hashAlgorithms), value: isText }),
  chatRoom: isTextOrNull,
  game: isTextOrNull,
  priorReports: isTexts,
  detectionMethod: isTextOrNull,
});

const isMoneyTrail = isShape<MoneyTrail>({
  hosts: list({ host: isText, network: isText }),
  ids: list({ kind: isOneOf(...advertisingIdKinds), value: isText }),
  containers: isTexts,
  payments: list({ kind: isText, host: isText, handle: isTextOrNull }),
  wallets: list({ kind: isOneOf(...walletKinds), address: isText }),
  complete: isFlag,
});

/** Whether a text that was selected may stand in a report. */
const isSelectedText: Check = (value) => typeof value === 'string' && value.length <= limits.selectedText;

const shape = {
  details: isDetails,
  account: isOrNull(isReportedAccount),
  victim: isOrNull(isShape<Account>(account)),
  recipient: isOrNull(isShape<Account>(account)),
  ofCase: isOrNull(isCase),
  moneyTrail: isOrNull(isMoneyTrail),
  selectedText: isOrNull(isSelectedText),
} satisfies Record<keyof ReportFacts, Check>;

/**
 * Reads the facts of a draft that came as a message from one of the extension's own pages.
 * @returns null when they have not exactly the shape that our pages give them
 */
export function parseFacts(value: Readonly<Record<string, unknown>>): ReportFacts | null {
  const given = Object.fromEntries(Object.keys(shape).map((name) => [name, value[name]]));
  return hasShape(given, shape) ? (given as unknown as ReportFacts) : null;
}
