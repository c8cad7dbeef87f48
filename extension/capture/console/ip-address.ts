export interface IpAddress {
  readonly ip: string;
  /** The port that was written behind the address. */
  readonly port: number | null;
}

const fourBytes = /^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;

/** The browser's own parser is the judge of version 6, and writes it in the one short form (RFC 5952). */
function sixteenBytes(text: string): string | null {
  if (!/^[\da-f:.]+$/i.test(text) || !text.includes(':') || !URL.canParse(`http://[${text}]/`)) return null;
  return new URL(`http://[${text}]/`).hostname.slice(1, -1);
}

/** A port; null when it is none. */
export function readPort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

/** Reads an address of version 4 or 6, with or without a port; null when it is none. Leading zeros are refused: some read them as octal. */
export function readIpAddress(text: string): IpAddress | null {
  if (fourBytes.test(text)) return { ip: text, port: null };
  const whole = sixteenBytes(text);
  if (whole !== null) return { ip: whole, port: null };
  const parts = /^(?:\[([^\]]+)\]|([\d.]+))(?::(\d{1,5}))?$/.exec(text);
  const [, bracketed, plain = '', portText] = parts ?? [];
  const ip = bracketed === undefined ? (fourBytes.test(plain) ? plain : null) : sixteenBytes(bracketed);
  const port = portText === undefined ? null : readPort(portText);
  if (ip === null || (portText !== undefined && port === null)) return null;
  return { ip, port };
}
