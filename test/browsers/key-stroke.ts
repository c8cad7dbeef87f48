/** A key with the modifiers held while it is pressed. */
export interface KeyStroke {
  modifiers: readonly string[];
  key: string;
}

/** Reads 'Control+Shift+z'; a plus sign alone or at the end is the plus key itself. */
export function parseKeyStroke(text: string): KeyStroke {
  const parts = text.split(/\+(?=.)/);
  const key = parts.at(-1) ?? text;
  return { modifiers: parts.slice(0, -1), key };
}
