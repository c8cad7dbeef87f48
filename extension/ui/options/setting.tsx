import type { ComponentChildren } from 'preact';
import { text } from '../strings.ts';

/** One setting in readable form, with who decides on it. */
export function Setting(given: { name: string; locked: boolean; children: ComponentChildren }) {
  const { name, locked, children } = given;
  return (
    <div class="setting">
      <dt>{name}</dt>
      <dd>
        {children} {locked && <span class="lock quiet">{text('locked')}</span>}
      </dd>
    </div>
  );
}

/** A value that the policy may leave out. */
export const orUnset = (value: string | null) => value ?? text('unset');
