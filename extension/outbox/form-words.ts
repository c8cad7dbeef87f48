import { offerReasons } from '../hotlines/web-form/outcome.ts';
import type { AssistWords } from '../hotlines/web-form/request.ts';
import { roles } from '../hotlines/web-form/role.ts';

/** The words of the panel on a hotline's form, in the moderator's language. */
export function formWords(text: (name: string) => string): AssistWords {
  const named = <Key extends string>(prefix: string, keys: readonly Key[]) =>
    Object.fromEntries(keys.map((key) => [key, text(`${prefix}_${key.replaceAll('-', '_')}`)])) as Record<
      Key,
      string
    >;
  return {
    title: text('formPanelTitle'),
    filledHeading: text('formPanelFilled'),
    offeredHeading: text('formPanelOffered'),
    copy: text('copy'),
    copied: text('copied'),
    close: text('close'),
    roles: named('formRole', roles),
    reasons: named('formReason', [...offerReasons, 'no-field'] as const),
  };
}
