import type { Expectation, ExpectationCode } from '../../extension/report/expectation.ts';
import { reportValueNames } from '../../extension/report/report-value-name.ts';
import { aCompletePolicyInput } from '../builders/policy.ts';
import * as as from './mistakes.ts';
import { changed, changedAt, groupsIn, type Path } from './places.ts';

/** A policy with one thing wrong in it, and what the parser has to say first. */
export interface MalformedPolicy {
  readonly name: string;
  readonly input: unknown;
  readonly path: Path;
  readonly expected: Expectation;
}

/** Whether a setting must be given, is filled in when it is left out (but not when it is null), or may be none. */
type Presence = 'required' | 'filled-in' | 'may-be-none';

const incidentTypes = [
  ...['csam', 'trafficking', 'travel', 'molestation', 'misleading-domain', 'misleading-words-or-images'],
  ...['enticement', 'unsolicited-material-to-a-child'],
];
const annotations = [
  ...['sextortion', 'csamSolicitation', 'minorToMinorInteraction', 'spam', 'sadisticOnlineExploitation'],
];
const exploitationTypes = [
  ...['grooming', 'solicitation', 'sextortion', 'trafficking', 'distribution', 'production', 'possession'],
];
const adapters = ['cybertipline', 'gateway', 'coop', 'web-form', 'email', 'clipboard', 'nca'];
const regimes = ['us-2258a', 'uk-2026-268', 'ca-2011-4'];
const observedFacts = [
  ...['title', 'referrer', 'language', 'canonicalUrl', 'publishedAt', 'httpStatus'],
  ...['ogUrl', 'siteName', 'authors', 'modifiedAt', 'generator', 'players', 'frames', 'media', 'redirected'],
  ...['account', 'victim', 'recipient', 'ofCase', 'moneyTrail', 'selectedText'],
];
const caseFacts = [
  ...['content-url', 'account-id', 'screen-name', 'display-name', 'profile-url', 'account-email'],
  ...['upload-time', 'upload-ip', 'upload-port', 'login-ip', 'hash-md5', 'hash-sha1', 'hash-sha256'],
  ...['hash-pdq', 'case-id', 'chat-room', 'game', 'prior-report', 'detection-method'],
  ...['victim', 'recipient'].flatMap((who) =>
    ['id', 'screen-name', 'display-name', 'profile-url'].map((name) => `${who}-${name}`),
  ),
];

const contact = (path: Path): readonly (readonly [Path, Presence, readonly as.Mistake[]])[] => [
  [`${path}.firstName`, 'may-be-none', as.text(255)],
  [`${path}.lastName`, 'may-be-none', as.text(255)],
  [`${path}.email`, 'may-be-none', as.email],
  [`${path}.phone`, 'may-be-none', as.text(50)],
];

/** Every setting there is, at one place of the complete policy. */
export const settings: readonly (readonly [Path, Presence, readonly as.Mistake[]])[] = [
  ['version', 'required', as.oneOf(1)],
  ['organisation', 'required', as.group],
  ['organisation.name', 'required', as.text(255)],
  ['organisation.platform', 'required', as.text(256)],
  ['organisation.services', 'filled-in', as.list],
  ['organisation.services.0', 'required', as.text(100)],
  ['organisation.role', 'required', as.oneOf('provider', 'third-party')],
  ['organisation.ownDomains', 'filled-in', as.list],
  ['organisation.ownDomains.0', 'required', as.domain],
  ['organisation.country', 'may-be-none', as.country],
  ['organisation.reporter', 'filled-in', as.group],
  ...contact('organisation.reporter'),
  ['organisation.lawEnforcementContact', 'may-be-none', as.group],
  ...contact('organisation.lawEnforcementContact'),
  ['organisation.companyTemplate', 'may-be-none', as.text(3000)],
  ['organisation.termsOfService', 'may-be-none', as.text(3000)],
  ['organisation.legalUrl', 'may-be-none', as.webAddress],

  ['categories', 'required', as.atLeastOneOf(as.list)],
  ['categories.0', 'required', as.group],
  ['categories.0.id', 'required', as.identifier],
  ['categories.0.name', 'required', as.text(80)],
  ['categories.0.guidance', 'may-be-none', as.text(500)],
  ['categories.0.key', 'may-be-none', as.wholeNumber(1, 9)],
  ['categories.0.urgentBecause', 'may-be-none', as.text(3000)],
  ['categories.0.cybertipline', 'required', as.group],
  ['categories.0.cybertipline.incidentType', 'required', as.oneOf(...incidentTypes)],
  ['categories.0.cybertipline.annotations', 'filled-in', as.listWithout('spam')],
  ['categories.0.cybertipline.annotations.0', 'required', as.oneOf(...annotations)],
  ['categories.1.moneyTrail', 'filled-in', as.trueOrFalse],
  ['categories.1.xarf', 'may-be-none', as.group],
  ['categories.1.xarf.type', 'required', as.oneOf('csam', 'csem')],
  ['categories.1.xarf.exploitationType', 'required', as.oneOf(...exploitationTypes)],

  ['destinations', 'required', as.atLeastOneOf(as.list)],
  ['destinations.0', 'required', as.group],
  ['destinations.0.id', 'required', as.identifier],
  ['destinations.0.adapter', 'required', as.oneOf(...adapters)],
  ['destinations.0.name', 'required', as.text(80)],
  ['destinations.0.environment', 'required', as.oneOf('test', 'production')],
  ['destinations.0.address', 'required', as.endpoint],
  ['destinations.0.timeoutSeconds', 'filled-in', as.number(1, 25)],
  ['destinations.0.credentials', 'filled-in', as.group],
  ['destinations.0.credentials.source', 'required', as.oneOf('policy', 'moderator')],
  ['destinations.0.credentials.userName', 'required', as.text(255)],
  ['destinations.0.credentials.password', 'required', as.text(255)],
  ['destinations.0.retention', 'filled-in', as.group],
  ['destinations.0.retention.regimes', 'filled-in', as.listWithout('us-2258a')],
  ['destinations.0.retention.regimes.0', 'required', as.oneOf(...regimes)],
  ['destinations.0.retention.days', 'may-be-none', as.wholeNumber(1, 3660)],
  ['destinations.3.credentials.secret', 'required', as.text(255)],
  ['destinations.3.copies', 'filled-in', as.trueOrFalse],
  ['destinations.3.pauses', 'filled-in', as.trueOrFalse],
  ['destinations.4.reporter', 'required', as.group],
  ['destinations.4.reporter.typeId', 'required', as.text(100)],
  ['destinations.4.reporter.id', 'required', as.text(100)],
  ['destinations.4.item', 'required', as.group],
  ['destinations.4.item.typeId', 'required', as.text(100)],
  ['destinations.4.item.fields', 'required', as.atLeastOneOf(as.list)],
  ['destinations.4.item.fields.0', 'required', as.group],
  ['destinations.4.item.fields.0.field', 'required', as.text(100)],
  ['destinations.4.item.fields.0.value', 'required', as.oneOf(...reportValueNames)],
  ['destinations.4.accountItem', 'may-be-none', as.group],
  ['destinations.4.accountItem.typeId', 'required', as.text(100)],
  ['destinations.4.accountItem.fields', 'required', as.atLeastOneOf(as.list)],
  ['destinations.4.accountItem.fields.0', 'required', as.group],
  ['destinations.4.accountItem.fields.0.field', 'required', as.text(100)],
  ['destinations.4.accountItem.fields.0.value', 'required', as.oneOf(...reportValueNames)],
  ['destinations.4.policyIds', 'filled-in', as.list],
  ['destinations.4.policyIds.0', 'required', as.group],
  ['destinations.4.policyIds.0.category', 'required', as.identifier],
  ['destinations.4.policyIds.0.policyId', 'required', as.text(100)],
  ['destinations.4.ncmecQueue', 'filled-in', as.trueOrFalse],
  ['destinations.5.hotlineId', 'may-be-none', as.identifier],
  ['destinations.5.contact', 'filled-in', as.trueOrFalse],
  ['destinations.6.defang', 'filled-in', as.trueOrFalse],
  ['destinations.6.fields', 'filled-in', as.atLeastOneOf(as.list)],
  ['destinations.6.fields.0', 'required', as.group],
  ['destinations.6.fields.0.label', 'required', as.text(200)],
  ['destinations.6.fields.0.value', 'required', as.oneOf(...reportValueNames)],

  ['routing', 'required', as.group],
  ['routing.default', 'required', as.atLeastOneOf(as.listWithout('practice'))],
  ['routing.default.0', 'required', as.identifier],
  ['routing.routes', 'filled-in', as.list],
  ['routing.routes.0', 'required', as.group],
  ['routing.routes.0.id', 'required', as.identifier],
  ['routing.routes.0.when', 'required', as.group],
  ['routing.routes.0.when.categories', 'may-be-none', as.atLeastOneOf(as.listWithout('first-kind'))],
  ['routing.routes.0.when.categories.0', 'required', as.identifier],
  ['routing.routes.0.when.hosting', 'may-be-none', as.oneOf('own', 'third-party')],
  ['routing.routes.0.when.hosts', 'may-be-none', as.atLeastOneOf(as.listWithout('*.cdn.example'))],
  ['routing.routes.0.when.hosts.0', 'required', as.hostPattern],
  ['routing.routes.0.when.urgent', 'may-be-none', as.trueOrFalse],
  ['routing.routes.0.when.countries', 'may-be-none', as.atLeastOneOf(as.listWithout('CH'))],
  ['routing.routes.0.when.countries.0', 'required', as.country],
  ['routing.routes.0.to', 'may-be-none', as.atLeastOneOf(as.listWithout('practice'))],
  ['routing.routes.0.to.0', 'required', as.identifier],
  ['routing.routes.2.nowhereBecause', 'may-be-none', as.text(500)],
  ['routing.exclusive', 'filled-in', as.list],
  ['routing.exclusive.0', 'required', as.group],
  ['routing.exclusive.0.id', 'required', as.identifier],
  ['routing.exclusive.0.because', 'may-be-none', as.text(500)],
  ['routing.exclusive.0.destinations', 'required', as.atLeastTwoOf(as.listWithout('practice'), 'practice')],
  ['routing.exclusive.0.destinations.0', 'required', as.identifier],

  ['reporting', 'required', as.group],
  ['reporting.defaultCategory', 'required', as.identifier],
  ['reporting.holdSeconds', 'filled-in', as.number(0, 60)],
  ['reporting.oneClick', 'may-be-none', as.trueOrFalse],
  ['reporting.leaveOut', 'filled-in', as.listWithout('title')],
  ['reporting.leaveOut.0', 'required', as.oneOf(...observedFacts)],
  ['reporting.selectedText', 'filled-in', as.trueOrFalse],
  ['reporting.language', 'may-be-none', as.language],

  ['consoleRules', 'filled-in', as.list],
  ['consoleRules.0', 'required', as.group],
  ['consoleRules.0.id', 'required', as.identifier],
  ['consoleRules.0.name', 'required', as.text(80)],
  ['consoleRules.0.pages', 'required', as.atLeastOneOf(as.list)],
  ['consoleRules.0.pages.0', 'required', as.pagePattern],
  ['consoleRules.0.rows', 'may-be-none', as.group],
  ['consoleRules.0.rows.selector', 'required', as.text(500)],
  ['consoleRules.0.rows.marked', 'may-be-none', as.text(500)],
  ['consoleRules.0.fields', 'required', as.atLeastOneOf(as.list)],
  ['consoleRules.0.fields.0', 'required', as.group],
  ['consoleRules.0.fields.0.fact', 'required', as.oneOf(...caseFacts)],
  ['consoleRules.0.fields.0.selector', 'required', as.text(500)],
  ['consoleRules.0.fields.0.attribute', 'may-be-none', as.text(100)],
  ['consoleRules.0.fields.0.jsonPath', 'may-be-none', as.text(300)],
  ['consoleRules.0.fields.0.match', 'may-be-none', as.regularExpression],
  ['consoleRules.0.fields.0.list', 'filled-in', as.trueOrFalse],
  ['consoleRules.0.fields.0.transform', 'may-be-none', as.oneOf('date', 'ip', 'number')],

  ['keeping', 'filled-in', as.group],
  ['keeping.eraseAfterHours', 'filled-in', as.number(0, 8784)],
  ['keeping.sealing', 'may-be-none', as.group],
  ['keeping.sealing.key', 'required', as.sealingKey],
  ['keeping.sealing.when', 'filled-in', as.oneOf('after-filing', 'after-hours')],

  ['care', 'filled-in', as.group],
  ['care.shield', 'filled-in', as.group],
  ['care.shield.hosts', 'filled-in', as.listWithout('community.example')],
  ['care.shield.hosts.0', 'required', as.hostPattern],
  ['care.shield.blurPixels', 'filled-in', as.number(0, 100)],
  ['care.shield.greyscale', 'filled-in', as.trueOrFalse],
  ['care.shield.mute', 'filled-in', as.trueOrFalse],
  ['care.breaks', 'may-be-none', as.group],
  ['care.breaks.everyMinutes', 'required', as.wholeNumber(5, 480)],
  ['care.breaks.minutes', 'required', as.wholeNumber(1, 120)],
  ['care.support', 'may-be-none', as.group],
  ['care.support.name', 'required', as.text(80)],
  ['care.support.contact', 'required', as.text(255)],
];

const complete = aCompletePolicyInput();

const wrongValues = settings.flatMap(([path, presence, mistakes]) => {
  const [wrongType] = mistakes;
  const isItem = /\.\d+$/.test(path);
  const none: readonly as.Mistake[] =
    presence === 'may-be-none' || wrongType === undefined ? [] : [{ ...wrongType, as: 'none', value: null }];
  const missing: readonly as.Mistake[] =
    presence === 'required' && !isItem
      ? [{ as: 'missing', value: undefined, expected: { code: 'given' } }]
      : [];
  return [...missing, ...none, ...mistakes].map(
    (wrong): MalformedPolicy => ({
      name: `${path} as ${wrong.as}`,
      input: changed(complete, path, wrong.value),
      path: wrong.at === undefined ? path : `${path}.${wrong.at}`,
      expected: wrong.expected,
    }),
  );
});

const unknownSettings = groupsIn(complete).map((group): MalformedPolicy => {
  const path = group === '' ? 'unknown' : `${group}.unknown`;
  return {
    name: `${path}, which is no setting`,
    input: changed(complete, path, as.mistyped),
    path,
    expected: { code: 'no-such-setting' },
  };
});

type Edit = readonly [Path, unknown];

const [group] = complete.routing.exclusive ?? [];
const [rule] = complete.consoleRules ?? [];
const allNone = { categories: null, hosting: null, hosts: null, urgent: null, countries: null };

/** Parts that are right, each in itself, but do not fit together. */
const disagreements: readonly (readonly [string, ExpectationCode, Path, ...Edit[]])[] = [
  ['two categories of one id', 'no-repetition', 'categories.1.id', ['categories.1.id', 'first-kind']],
  ['two categories of one key', 'no-repetition', 'categories.1.key', ['categories.1.key', 1]],
  ['two destinations of one id', 'no-repetition', 'destinations.2.id', ['destinations.2.id', 'practice']],
  ['two routes of one id', 'no-repetition', 'routing.routes.2.id', ['routing.routes.2.id', 'all-at-once']],
  ['a route of a destination’s id', 'no-repetition', 'routing.routes.2.id', ['routing.routes.2.id', 'local']],
  [
    'two exclusive groups of one id',
    'no-repetition',
    'routing.exclusive.1.id',
    ['routing.exclusive.1', group],
  ],
  ['two console rules of one id', 'no-repetition', 'consoleRules.1.id', ['consoleRules.1', rule]],
  [
    'a fact that is read twice',
    'no-repetition',
    'consoleRules.0.fields.1.fact',
    ['consoleRules.0.fields.1.fact', 'upload-time'],
  ],
  [
    'a host twice, but for its capitals',
    'no-repetition',
    'care.shield.hosts.1',
    ['care.shield.hosts.1', 'Community.Example'],
  ],
  [
    'a country twice, but for its capitals',
    'no-repetition',
    'routing.routes.0.when.countries.1',
    ['routing.routes.0.when.countries.1', 'ch'],
  ],

  ['an unknown default way', 'a-known-destination', 'routing.default.0', ['routing.default.0', 'mistyped']],
  [
    'a way to nowhere by default',
    'a-known-destination',
    'routing.default.0',
    ['routing.default.0', 'nowhere'],
  ],
  [
    'an unknown way beside a known one',
    'a-known-destination',
    'routing.default.1',
    ['routing.default.1', 'mistyped'],
  ],
  [
    'a route to an unknown way',
    'a-known-destination',
    'routing.routes.0.to.1',
    ['routing.routes.0.to.1', 'mistyped'],
  ],
  [
    'a route to nowhere',
    'a-known-destination',
    'routing.routes.0.to.1',
    ['routing.routes.0.to.1', 'nowhere'],
  ],
  [
    'a route to an exclusive group',
    'a-known-destination',
    'routing.routes.0.to.1',
    ['routing.routes.0.to.1', 'one-duty'],
  ],
  [
    'an unknown destination in an exclusive group',
    'a-known-destination',
    'routing.exclusive.0.destinations.1',
    ['routing.exclusive.0.destinations.1', 'mistyped'],
  ],
  [
    'a route in an exclusive group',
    'a-known-destination',
    'routing.exclusive.0.destinations.1',
    ['routing.exclusive.0.destinations.1', 'both-others'],
  ],
  [
    'an unknown category in a condition',
    'a-known-category',
    'routing.routes.0.when.categories.1',
    ['routing.routes.0.when.categories.1', 'mistyped'],
  ],
  [
    'an unknown default category',
    'a-known-category',
    'reporting.defaultCategory',
    ['reporting.defaultCategory', 'mistyped'],
  ],

  [
    'a route to itself',
    'no-circle',
    'routing.routes.1.to',
    ['routing.routes.0.to', ['practice']],
    ['routing.routes.1.to', ['second', 'both-others']],
  ],
  ['two routes in a circle', 'no-circle', 'routing.routes.0.to', ['routing.routes.1.to', ['all-at-once']]],
  [
    'three routes in a circle',
    'no-circle',
    'routing.routes.0.to',
    ['routing.routes.1.to', ['second', 'nowhere']],
    ['routing.routes.2', { id: 'nowhere', when: { urgent: true }, to: ['all-at-once'] }],
  ],

  [
    'a route with neither a way nor a reason',
    'a-way-or-a-reason',
    'routing.routes.1',
    ['routing.routes.1.to', undefined],
  ],
  [
    'a route with no way and no reason',
    'a-way-or-a-reason',
    'routing.routes.1',
    ['routing.routes.1.to', null],
  ],
  [
    'a route with both a way and a reason',
    'a-way-or-a-reason',
    'routing.routes.1',
    ['routing.routes.1.nowhereBecause', as.mistyped],
  ],
  [
    'a reason with a way beside it',
    'a-way-or-a-reason',
    'routing.routes.2',
    ['routing.routes.2.to', ['practice']],
  ],
  ['a route without a condition', 'a-condition', 'routing.routes.1.when', ['routing.routes.1.when', {}]],
  [
    'a route whose conditions are all none',
    'a-condition',
    'routing.routes.1.when',
    ['routing.routes.1.when', allNone],
  ],

  ...[
    ['https://report.cybertip.org/ispws', 'test'],
    ['https://REPORT.CyberTip.org/ispws', 'test'],
    ['https://report.cybertip.org./ispws', 'test'],
    ['https://report.cybertip.org:443/ispws', 'test'],
    ['https://report.cybertip.org:8443', 'test'],
    ['https://%72eport.cybertip.org/ispws', 'test'],
    ['https://exttest.cybertip.org/ispws', 'production'],
    ['http://127.0.0.1:4780/ispws', 'production'],
    ['https://127.0.0.1/ispws', 'production'],
  ].map(
    ([address, environment]) =>
      [
        `${address} as ${environment}`,
        'the-environment-of-this-host',
        'destinations.0.environment',
        ['destinations.0.address', address],
        ['destinations.0.environment', environment],
      ] as const,
  ),
];

/** Each a complete policy with one thing wrong. */
export const malformedPolicies: readonly MalformedPolicy[] = [
  ...wrongValues,
  ...unknownSettings,
  ...disagreements.map(([name, code, path, ...edits]) => ({
    name,
    input: changedAt(complete, edits),
    path,
    expected: { code },
  })),
];
