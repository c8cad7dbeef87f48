/** `webPageIncident/url`, `profileUrl` and `legalURL`: at most so many characters (API documentation, appendix B). */
export const longestUrl = 2083;

/**
 * An address that fits the hotline's field: the whole one, or without fragment, query and in the end path. The whole
 * one then stands in the additional information, so nothing is lost.
 */
export function fittingUrl(url: string): string {
  const shorter = [url, url.replace(/#.*$/s, ''), url.replace(/[?#].*$/s, ''), `${new URL(url).origin}/`];
  return shorter.find((candidate) => candidate.length <= longestUrl) ?? '';
}
