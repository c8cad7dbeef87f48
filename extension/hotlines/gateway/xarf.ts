import { hostOf } from '../../report/address.ts';
import type { Environment } from '../../report/destination.ts';
import { cutTo } from '../../report/limits.ts';
import type { Organisation } from '../../report/organisation.ts';
import type { Report } from '../../report/report.ts';
import type { ZonedTime } from '../../report/time.ts';
import type { XarfChoice } from '../../report/xarf.ts';
import type { GatewayFiling } from './filing.ts';
import { uriOf } from './xarf-url.ts';

const version = '4.2.0';
const longestOrganisation = 200;

interface XarfContact {
  readonly org: string;
  readonly contact: string;
  readonly domain: string;
}

interface XarfShared {
  readonly xarf_version: string;
  readonly report_id: string;
  readonly timestamp: ZonedTime;
  readonly reporter: XarfContact;
  readonly sender: XarfContact;
  readonly source_identifier: string;
  readonly category: 'content';
  readonly url: string;
  readonly domain?: string;
  readonly detection_method: 'manual_review';
  readonly verification_method: 'manual';
  readonly verified_at: ZonedTime;
  readonly tags?: readonly string[];
}

/**
 * XARF 4.2 `content/csam` and `content/csem`, as far as Signpost ever fills them. Never `evidence` (its items demand a
 * payload), `screenshot_url`, `hash_values`, `evidence_type`, `perpetrator_indicators` or `_internal`; never the
 * moderator's note or the page's title, because such an object goes on to hosting providers.
 */
export type Xarf = XarfShared &
  (
    | {
        readonly type: 'csam';
        readonly classification: string;
        readonly ncmec_report_id?: string;
      }
    | { readonly type: 'csem'; readonly exploitation_type: string }
  );

const hostName = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** The schema's own pattern for `domain`, which no punycode host fits: the field is left out then. */
const plainDomain = /^([a-z0-9]+(-[a-z0-9]+)*\.)+[a-z]{2,}$/;

function contactOf({ name, reporter, ownDomains }: Organisation): XarfContact | null {
  const contact = reporter.email;
  if (contact === null) return null;
  const ofContact = contact.slice(contact.lastIndexOf('@') + 1).toLowerCase();
  const domain = [...ownDomains, ofContact].find((one) => hostName.test(one));
  return domain === undefined ? null : { org: cutTo(name, longestOrganisation), contact, domain };
}

/** Each address has a document of its own, and each document an id: the report's, then the ones that follow it. */
function idOf(reportId: string, place: number): string {
  const last = (Number.parseInt(reportId.slice(-12), 16) + place) % 2 ** 48;
  return reportId.slice(0, -12) + last.toString(16).padStart(12, '0');
}

function typed(choice: XarfChoice, { priorReports }: Report, environment: Environment) {
  if (choice.type === 'csem') {
    return { type: choice.type, exploitation_type: choice.exploitationType } as const;
  }
  const prior = priorReports.find(
    (one) =>
      one.environment === environment &&
      /cybertipline/i.test(one.hotline) &&
      /^\d{1,18}$/.test(one.reference),
  );
  return {
    type: choice.type,
    classification: choice.classification,
    ...(prior === undefined ? {} : { ncmec_report_id: prior.reference }),
  } as const;
}

/**
 * The report in XARF, one document for each address: hosting providers act on one address at a time.
 *
 * @returns nothing when the category or the moderator gave no XARF type, or when the organisation has no e-mail
 * address or domain, which XARF demands of a reporter
 */
export function composeXarf({ report, organisation, destination }: GatewayFiling): readonly Xarf[] {
  const reporter = contactOf(organisation);
  const { xarf } = report;
  if (xarf === null || reporter === null) return [];
  const { observedAt } = report.observation;
  return report.addresses.map(({ url }, place) => {
    const host = hostOf(url);
    return {
      xarf_version: version,
      report_id: idOf(report.id, place),
      timestamp: observedAt,
      reporter,
      sender: reporter,
      source_identifier: host,
      category: 'content',
      ...typed(xarf, report, destination.environment),
      url: uriOf(url),
      ...(plainDomain.test(host) ? { domain: host } : {}),
      detection_method: 'manual_review',
      verification_method: 'manual',
      verified_at: observedAt,
      ...(destination.environment === 'test' ? { tags: ['lifecycle:test'] } : {}),
    };
  });
}
