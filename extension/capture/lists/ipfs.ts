import { base32nopad, base58 } from '@scure/base';

const decodedOrNone = (decode: (text: string) => Uint8Array, text: string): Uint8Array | null => {
  try {
    return decode(text);
  } catch {
    return null;
  }
};

/** Reads unsigned numbers of variable length (seven bits a byte, the lowest first) from the front; none when cut. */
function numbersAt(bytes: Uint8Array, count: number): { numbers: readonly number[]; end: number } | null {
  const numbers: number[] = [];
  let end = 0;
  while (numbers.length < count) {
    let value = 0;
    let shift = 0;
    let byte: number | undefined;
    do {
      byte = bytes[end];
      // Longer than any code in use: no identifier.
      if (byte === undefined || shift > 28) return null;
      value += (byte & 0x7f) * 2 ** shift;
      shift += 7;
      end += 1;
    } while (byte >= 0x80);
    numbers.push(value);
  }
  return { numbers, end };
}

/** Version 0: base58 of a SHA2-256 multihash, 46 characters. */
function isVersion0(text: string): boolean {
  if (!/^Qm[1-9A-HJ-NP-Za-km-z]{44}$/.test(text)) return false;
  const bytes = decodedOrNone(base58.decode, text);
  return bytes?.length === 34 && bytes[0] === 0x12 && bytes[1] === 0x20;
}

/** Version 1 in base32: version, kind of content, kind of hash, length of the hash, and the hash of just this length. */
function isVersion1(text: string): boolean {
  if (!/^b[a-z2-7]{16,200}$/i.test(text)) return false;
  const bytes = decodedOrNone(base32nopad.decode, text.slice(1).toUpperCase());
  const read = bytes === null ? null : numbersAt(bytes, 4);
  return read?.numbers[0] === 1 && read.numbers[3] === (bytes?.length ?? 0) - read.end;
}

/**
 * Whether a text is a whole IPFS content identifier, as far as it can be seen: both versions in the spellings that
 * addresses use. A wrong letter within the hash is not noticed. See https://github.com/multiformats/cid
 */
export const isContentIdentifier = (text: string): boolean => isVersion0(text) || isVersion1(text);

/** What may stand behind `ipns`: a key as a content identifier, in base36 or base58, or a name of the web (DNSLink). */
const isName = (text: string) =>
  isContentIdentifier(text) ||
  /^k[0-9a-z]{40,80}$/i.test(text) ||
  /^12D3KooW[1-9A-HJ-NP-Za-km-z]{44}$/.test(text) ||
  /^([\p{L}\p{N}_-]+\.)+[\p{L}\p{N}-]{2,}$/u.test(text);

/** Whether a text is an address of IPFS itself: `ipfs://…`, `ipns://…`, `/ipfs/…` or `/ipns/…`. */
export const isIpfsAddress = (address: string): boolean => /^(ip[fn]s:\/\/|\/ip[fn]s\/)/i.test(address);

const forms = [
  /^(?<kind>ip[fn]s):\/\/(?<name>[^/?#]+)/i,
  /^(?:https?:\/\/[^/?#]+)?\/(?<kind>ip[fn]s)\/(?<name>[^/?#]+)/i,
  /^https?:\/\/(?<name>[^./?#]+)\.(?<kind>ip[fn]s)\.[^/?#]+/i,
];

/**
 * The content identifier or name in an address of IPFS itself or of a gateway on the web (`https://host/ipfs/…`,
 * `https://….ipfs.host/`); null when there is none, or it is cut or mistyped.
 */
export function ipfsIdentifier(address: string): string | null {
  const found = forms.map((form) => form.exec(address)?.groups).find((groups) => groups !== undefined);
  const { kind = '', name = '' } = found ?? {};
  const whole = /^ipfs$/i.test(kind) ? isContentIdentifier(name) : isName(name);
  return whole ? name : null;
}
