import { accountForm, duplicateForm, similarForm } from '../report/duplicate.ts';
import type { Report } from '../report/report.ts';
import type { SubjectKeys } from './database.ts';

/** Forms of different kinds never meet in one hash. */
type Kind = 'address' | 'similar-address' | 'account';

/**
 * Keyed hash under which a subject is found again on this computer. Without the key, which cannot be exported, it
 * cannot be turned back into an address or account nor compared with one from elsewhere.
 */
async function hashOf(kind: Kind, form: string, key: CryptoKey): Promise<string> {
  // An address has no mark of its kind, as in the records of earlier versions: it begins with its scheme.
  const text = new TextEncoder().encode(kind === 'address' ? form : `${kind}\n${form}`);
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, text));
  return btoa(String.fromCharCode(...signature));
}

/** The keys of an address that may be reported. */
export async function addressKeys(url: string, key: CryptoKey): Promise<SubjectKeys> {
  const [exact, similar] = await Promise.all([
    hashOf('address', duplicateForm(url), key),
    hashOf('similar-address', similarForm(url), key),
  ]);
  return { exact: [exact], similar: [similar] };
}

/**
 * The keys of everything that a report is about.
 * @param platform where the reported account is one
 */
export async function subjectKeys(
  { addresses, account }: Pick<Report, 'addresses' | 'account'>,
  platform: string,
  key: CryptoKey,
): Promise<SubjectKeys> {
  const keys = await Promise.all(addresses.map(({ url }) => addressKeys(url, key)));
  const form = account === null ? null : accountForm(account, platform);
  const ofAccount = form === null ? [] : [await hashOf('account', form, key)];
  return {
    exact: [...new Set([...keys.flatMap(({ exact }) => exact), ...ofAccount])],
    similar: [...new Set(keys.flatMap(({ similar }) => similar))],
  };
}
