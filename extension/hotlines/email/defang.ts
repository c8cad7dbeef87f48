/**
 * Writes an address so that no mail program makes a link of it, and so that an analyst can put it back:
 * `https://example.com/a` becomes `hxxps://example[.]com/a`. Only scheme and host change.
 */
export function defanged(address: string): string {
  return address.replace(
    /^http(s?):([/\\]*)([^/\\?#]*)/i,
    (_, secure: string, slashes: string, host: string) =>
      `hxxp${secure}:${slashes}${host.replaceAll('.', '[.]')}`,
  );
}
