/** Where a click on the support contact leads; null where it is words for a person, such as a room. */
export function contactAddress(contact: string): string | null {
  if (/^https:\/\/\S+$/.test(contact)) return contact;
  // Nothing behind the address: a link could put words into the message.
  if (/^[^\s@?&#]+@[^\s@?&#]+$/.test(contact)) return `mailto:${contact}`;
  return /^\+?[\d\s()/.-]{5,}$/.test(contact) ? `tel:${contact.replace(/[^\d+]/g, '')}` : null;
}
