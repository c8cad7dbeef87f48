import type { Account } from '../../report/account.ts';
import type { CaseFactName } from '../../report/case-fact.ts';
import {
  type CaseFacts,
  type ConsoleField,
  type ConsoleRule,
  type Finding,
  type MissingReason,
  missingReasons,
  type ReadCase,
} from './case-facts.ts';
import { matchesPage } from './page-pattern.ts';
import { hashFacts, readValue, type Value } from './read-value.ts';

const mostRows = 200;
const mostValues = 100;

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const asList = (value: unknown, most: number): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, most) : [];
const reasons: readonly unknown[] = missingReasons;
const isReason = (value: unknown): value is MissingReason => reasons.includes(value);

interface ReadField {
  readonly fact: CaseFactName;
  readonly values: readonly Value[];
  readonly finding: Finding;
}

/** Of a list each value that is one, told once; else the first that is one. */
function readField(field: ConsoleField, answer: unknown, page: string): ReadField {
  const { fact, list } = field;
  const stated = asRecord(
    asList(asRecord(answer).fields, mostValues).find((one) => asRecord(one).fact === fact),
  );
  const texts = asList(stated.values, mostValues).filter((value) => typeof value === 'string');
  const read = texts.map((text) => readValue(field, text, page));
  const all = read.flatMap((one) => ('is' in one ? [one] : []));
  const each = all.filter((one, place) => all.findIndex(({ text }) => text === one.text) === place);
  const values = list ? each : each.slice(0, 1);
  if (values.length > 0) {
    const found = values.map(({ text }) => text);
    return {
      fact,
      values,
      finding: { fact, state: 'found', values: found, refused: list ? read.length - all.length : 0 },
    };
  }
  const [refusal] = read.flatMap((one) => ('why' in one ? [one.why] : []));
  const why = refusal ?? (isReason(stated.why) ? stated.why : 'no-answer');
  return { fact, values, finding: { fact, state: 'missing', why } };
}

function factsOf(fields: readonly ReadField[]): CaseFacts {
  const valuesOf = (fact: CaseFactName) => fields.find((field) => field.fact === fact)?.values ?? [];
  const textsOf = (fact: CaseFactName) => valuesOf(fact).map(({ text }) => text);
  const textOf = (fact: CaseFactName) => textsOf(fact)[0] ?? null;
  const accountOf = (who: 'victim' | 'recipient'): Account => ({
    identifier: textOf(`${who}-id`),
    screenName: textOf(`${who}-screen-name`),
    displayNames: textsOf(`${who}-display-name`),
    profileUrls: textsOf(`${who}-profile-url`),
  });
  const [time] = valuesOf('upload-time');
  const [ip] = valuesOf('upload-ip');
  const port = textOf('upload-port');
  return {
    contentUrls: textsOf('content-url'),
    accountId: textOf('account-id'),
    screenName: textOf('screen-name'),
    displayNames: textsOf('display-name'),
    profileUrls: textsOf('profile-url'),
    accountEmail: textOf('account-email'),
    uploadTime: time?.is === 'time' ? time.time : null,
    uploadIp: ip?.text ?? null,
    uploadPort: port === null ? (ip?.is === 'ip' ? ip.port : null) : Number(port),
    loginIps: textsOf('login-ip'),
    hashes: hashFacts.flatMap(({ fact, algorithm }) => textsOf(fact).map((value) => ({ algorithm, value }))),
    caseId: textOf('case-id'),
    chatRoom: textOf('chat-room'),
    game: textOf('game'),
    priorReports: textsOf('prior-report'),
    detectionMethod: textOf('detection-method'),
    victim: accountOf('victim'),
    recipient: accountOf('recipient'),
  };
}

/**
 * Makes cases from what the page function found: on a case page one, on a queue one for each marked row. Each field of
 * the rule has its finding, so that whoever writes the rule sees what is missing, and why.
 *
 * @param answer the page function's answer, or null when it gave none
 * @returns the cases; none when the page that answered is not one that the rule is for (it may have gone elsewhere
 * since the click)
 */
export function parseCases(rule: ConsoleRule, answer: unknown): readonly ReadCase[] {
  const { address, cases } = asRecord(answer);
  if (typeof address !== 'string' || !rule.pages.some((pattern) => matchesPage(pattern, address))) return [];
  return asList(cases, mostRows).map((one) => {
    const fields = rule.fields.map((field) => readField(field, one, address));
    return { facts: factsOf(fields), findings: fields.map(({ finding }) => finding) };
  });
}
