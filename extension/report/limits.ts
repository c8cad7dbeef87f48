/** Lengths in UTF-16 units, as the hotlines' documents count them. */
export const limits = {
  /** Our own: addresses of one report. */
  addresses: 1000,
  /** Our own: a list that is pasted or dropped; a thousand of the longest addresses that hotlines' fields take. */
  list: 2_100_000,
  /** Our own: reports that are saved in one transaction, which others wait for. */
  savedTogether: 50,
  /** CyberTipline `escalateToHighPriority`. */
  urgencyReason: 3000,
  /** Our own: as long as a careful statement, short enough to be read. */
  note: 10_000,
  /** Our own: titles of honest pages are shorter, those of hostile ones are not. */
  title: 1000,
  /** Our own: a message or some, not a conversation's whole history. */
  selectedText: 10_000,
  /** Our own: one value of the facts; addresses are the longest of them. */
  factText: 4096,
  /** Our own: hotlines' references are shorter. */
  reference: 200,
  /** Our own: the referrer and canonical address are leads, not the report. */
  relatedAddress: 2083,
} as const;

/** Cuts a text to a length without splitting a character in two. */
export function cutTo(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
