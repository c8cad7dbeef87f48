/** One line of a file. */
export interface Line {
  /** Without its line feed; null when its bytes are no UTF-8. */
  readonly text: string | null;
  /** Whether a line feed comes after it. */
  readonly isEnded: boolean;
}

const lineFeed = 0x0a;

/** A byte order mark is kept: a file that has one is not the file that was written. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/**
 * A file's lines. Bytes are decoded line by line, so that broken ones are known by their line.
 * @param file the file's bytes, or its text
 */
export function* linesOf(file: string | Uint8Array): Generator<Line, void> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  let start = 0;
  while (start < bytes.length) {
    const feed = bytes.indexOf(lineFeed, start);
    const end = feed === -1 ? bytes.length : feed;
    yield { text: decoded(bytes.subarray(start, end)), isEnded: feed !== -1 };
    start = end + 1;
  }
}
