import { duplicateForm } from '../report/duplicate.ts';

/**
 * Keyed hash under which an address is found again on this computer. Without the key, which cannot be exported, it
 * cannot be turned back into an address nor compared with one from elsewhere.
 */
export async function addressKey(address: string, key: CryptoKey): Promise<string> {
  const form = new TextEncoder().encode(duplicateForm(address));
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, form));
  return btoa(String.fromCharCode(...signature));
}
