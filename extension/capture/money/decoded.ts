/** What a decoder makes of a text; null when it throws, which decoders do for each text that is not theirs. */
export function decoded<Value>(decode: () => Value): Value | null {
  try {
    return decode();
  } catch {
    return null;
  }
}
