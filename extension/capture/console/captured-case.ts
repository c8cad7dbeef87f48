import { type Account, type AddressUse, isEmptyAccount, type ReportedAccount } from '../../report/account.ts';
import { noFacts, type ReportFacts } from '../../report/facts.ts';
import type { ReportedCase } from '../../report/reported-case.ts';
import type { CaseFacts, ReadCase } from './case-facts.ts';

/** One case as it is reported: its addresses and what is known about it. */
export interface CapturedCase {
  readonly url: string;
  /** Further addresses of the same case, or where the moderator pointed at several. */
  readonly moreUrls: readonly string[];
  readonly facts: ReportFacts;
}

function addressUsesOf({ uploadIp, uploadPort, uploadTime, loginIps }: CaseFacts): readonly AddressUse[] {
  const at = uploadTime?.zone === 'known' ? uploadTime.at : null;
  const upload =
    uploadIp === null ? [] : [{ ipAddress: uploadIp, event: 'Upload', at, port: uploadPort } as const];
  return [
    ...upload,
    ...loginIps.map((ipAddress) => ({ ipAddress, event: 'Login', at: null, port: null }) as const),
  ];
}

const orNobody = (account: Account): Account | null => (isEmptyAccount(account) ? null : account);

function reportedAccountOf(facts: CaseFacts): ReportedAccount | null {
  const { accountId, screenName, displayNames, profileUrls, accountEmail } = facts;
  const addressUses = addressUsesOf(facts);
  const account = { identifier: accountId, screenName, displayNames, profileUrls };
  if (isEmptyAccount(account) && accountEmail === null && addressUses.length === 0) return null;
  return { ...account, email: accountEmail, addressUses };
}

function reportedCaseOf(facts: CaseFacts): ReportedCase | null {
  const { caseId, uploadTime, hashes, chatRoom, game, priorReports, detectionMethod } = facts;
  const single = [caseId, uploadTime, chatRoom, game, detectionMethod];
  if (single.every((value) => value === null) && hashes.length === 0 && priorReports.length === 0)
    return null;
  return { caseId, uploadedAt: uploadTime, hashes, chatRoom, game, priorReports, detectionMethod };
}

/**
 * Makes of each case that a console shows what a report needs. A case without an address of its own (a chat, an account)
 * goes by the account's profile, and where there is none either, by the console's page.
 *
 * @param page the console's own address
 */
export const casesOf = (cases: readonly ReadCase[], page: string): readonly CapturedCase[] =>
  cases.map(({ facts }) => {
    const [url = page, ...moreUrls] =
      facts.contentUrls.length > 0 ? facts.contentUrls : facts.profileUrls.slice(0, 1);
    return {
      url,
      moreUrls,
      facts: {
        ...noFacts,
        account: reportedAccountOf(facts),
        victim: orNobody(facts.victim),
        recipient: orNobody(facts.recipient),
        ofCase: reportedCaseOf(facts),
      },
    };
  });
