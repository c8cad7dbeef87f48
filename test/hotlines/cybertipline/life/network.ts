import type { Answer, Request } from '../../../../extension/hotlines/request.ts';
import { anAnswer, anAnswerWithCode, lost, notPermitted, timedOut } from '../../../builders/attempt.ts';
import type { ModelHotline } from './hotline.ts';
import type { Luck } from './luck.ts';

export interface NetworkParts {
  readonly hotlineAt: (address: string) => ModelHotline;
  readonly luck: Luck;
  /** Time passes, in milliseconds. */
  readonly pass: (milliseconds: number) => void;
  /** The worker dies; nothing of it goes on. */
  readonly die: () => Promise<never>;
  /** What a person does while a request is under way. */
  readonly meanwhile: () => Promise<void>;
  /** Called whenever a hotline has handled something. */
  readonly handled: () => void;
}

/** One request on its way. */
interface Journey {
  /** Gives it to the hotline. */
  readonly deliver: () => Answer;
  /** Gives it to the hotline some time later. */
  readonly delay: () => void;
  readonly pass: () => void;
  readonly die: () => Promise<never>;
}

const page = (status: number) =>
  anAnswer({ status, body: '<html><body>Somebody else</body></html>', hotlineTime: null, requestId: null });
const unread = { hotlineTime: null } as const;

const delivered =
  (answer: Answer) =>
  ({ deliver }: Journey) => {
    deliver();
    return answer;
  };
const undelivered = (answer: Answer) => () => answer;

/** What the network, a gateway on the way or the worker itself does to a request. */
const fates = {
  fine: ({ deliver }: Journey) => deliver(),
  'the worker dies before': ({ die }: Journey) => die(),
  'the worker dies after': ({ deliver, die }: Journey) => {
    deliver();
    return die();
  },
  'lost on the way': undelivered(lost),
  'answer lost': delivered(lost),
  'delayed beyond all patience': ({ delay, pass }: Journey) => {
    delay();
    pass();
    return timedOut;
  },
  'delivered twice': ({ deliver, delay }: Journey) => {
    delay();
    return deliver();
  },
  'gateway fails before': undelivered(page(502)),
  'gateway fails after': delivered(page(502)),
  'answer replaced by a page': delivered(page(200)),
  'answer cut off': delivered(anAnswer({ body: '<reportDoneResponse><responseCode>0</respon' })),
  'success under a status of failure': ({ deliver }: Journey) => {
    const answer = deliver();
    return answer.kind === 'answered' ? { ...answer, status: 500 } : answer;
  },
  busy: undelivered(anAnswer({ status: 429, body: '', retryAfterMs: 60_000 })),
  'credentials refused': undelivered(anAnswer({ status: 401, body: '' })),
  'not permitted': undelivered(notPermitted),
  'hotline refuses': undelivered(anAnswerWithCode(4100, { status: 400, ...unread })),
  'hotline fails': undelivered(anAnswerWithCode(1000, { status: 500, ...unread })),
  'hotline says what nobody knows': undelivered(anAnswerWithCode(9999, unread)),
} as const;
export type NetworkFate = keyof typeof fates;
export const networkFates = Object.keys(fates) as [NetworkFate, ...NetworkFate[]];
/** Most of the time all is well. */
const chances: readonly [NetworkFate, ...NetworkFate[]] = [
  'fine',
  'fine',
  'fine',
  'fine',
  'fine',
  ...networkFates,
];

/**
 * A network that loses requests and answers, keeps requests until long after the client has given up, delivers some
 * twice, lets later ones overtake earlier ones, and puts a gateway's pages in the place of answers.
 */
export function createModelNetwork({ hotlineAt, luck, pass, die, meanwhile, handled }: NetworkParts) {
  /** Requests that nobody waits for and that have not arrived yet. */
  const late: (() => Answer)[] = [];

  function arriveOne(): void {
    if (late.length === 0) return;
    const [arriving] = late.splice(luck.draw(late.length), 1);
    arriving?.();
  }

  const request: Request = async (address, { body, timeoutMs }) => {
    const cut = address.lastIndexOf('/');
    const hotline = hotlineAt(address.slice(0, cut));
    const deliver = () => {
      const answer = hotline.handle(address.slice(cut + 1), body);
      handled();
      return answer;
    };
    while (late.length > 0 && luck.draw(3) === 1) arriveOne();
    if (luck.draw(8) === 1) await meanwhile();
    pass(1000);
    const journey = { deliver, delay: () => void late.push(deliver), pass: () => pass(timeoutMs), die };
    return fates[luck.pick(chances)](journey);
  };

  return {
    request,
    arriveOne,
    arriveAll(): void {
      while (late.length > 0) arriveOne();
    },
  };
}
