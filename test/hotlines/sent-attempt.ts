import type { Attempt, Checkpoint } from '../../extension/hotlines/hotline.ts';
import { createRequest } from '../../extension/hotlines/request.ts';
import type { Credentials, SentDestination } from '../../extension/report/destination.ts';
import { anAnswerWithCode, theAnswerToFinish, theAnswerToSubmit } from '../builders/attempt.ts';
import { aDestination, anOrganisation } from '../builders/policy.ts';
import { aReport, clickedAt } from '../builders/report.ts';
import { aCoop, aKey } from './coop/sample-filings.ts';
import { aGateway, aSecret } from './gateway/sample-filings.ts';

/** What each hotline says yes with, by the path that is asked. */
const answers: Readonly<Record<string, readonly [status: number, body: string]>> = {
  '/ispws/status': [200, anAnswerWithCode(0).body],
  '/ispws/submit': [200, theAnswerToSubmit().body],
  '/ispws/finish': [200, theAnswerToFinish().body],
  '/ispws/retract': [200, anAnswerWithCode(0).body],
  '/events': [202, ''],
  '/api/v1/policies/': [200, '{"policies":[]}'],
  '/api/v1/report': [201, '{"reportId":"coop-7"}'],
  '/api/v1/item_types/': [404, ''],
};

const password: Credentials = { userName: 'practice', password: 'practice-word' };

/** Each kind of hotline with its own credentials, with those of another kind, and what is asked of it to file. */
export const sentWays: readonly {
  readonly destination: SentDestination;
  readonly credentials: Credentials;
  readonly otherCredentials: Credentials;
  readonly paths: readonly string[];
}[] = [
  {
    destination: aDestination(),
    credentials: password,
    otherCredentials: { secret: aKey },
    paths: ['/ispws/status', '/ispws/submit', '/ispws/finish'],
  },
  {
    destination: aGateway(),
    credentials: { secret: aSecret },
    otherCredentials: password,
    paths: ['/events'],
  },
  {
    destination: aCoop(),
    credentials: { secret: aKey },
    otherCredentials: password,
    paths: ['/api/v1/policies/', '/api/v1/report'],
  },
];

/**
 * An attempt over the extension's one way to the network, with a browser that allows as told, one answer for each
 * question and the last for all that follow. `events` tells in their order what the browser and the hotline were asked.
 */
export function aSentAttempt(
  destination: SentDestination,
  credentials: Credentials,
  allowed: readonly [boolean, ...boolean[]],
  given: Partial<Attempt> = {},
) {
  const events: string[] = [];
  const saved: Checkpoint['phase'][] = [];
  const left = [...allowed];
  const request = createRequest({
    fetch: async (address) => {
      const { pathname } = new URL(String(address));
      events.push(`fetched ${pathname}`);
      const answer = answers[pathname];
      if (answer === undefined) throw new Error(`no hotline has ${pathname}`);
      return new Response(answer[1], { status: answer[0] });
    },
    permitted: async (pattern) => {
      events.push(`asked for ${pattern}`);
      return (left.length > 1 ? left.shift() : left[0]) ?? false;
    },
    now: () => clickedAt,
  });
  const attempt: Attempt = {
    filing: { report: aReport(), organisation: anOrganisation(), destination, ledger: null },
    credentials,
    checkpoint: { phase: 'none' },
    clockOffset: null,
    save: async ({ phase }) => {
      saved.push(phase);
    },
    noteClock: () => {},
    request,
    now: () => clickedAt + 10_000,
    ...given,
  };
  return { attempt, events, saved };
}
