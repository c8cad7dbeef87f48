import type { EmailHandOver } from '../../hotlines/sheet.ts';
import { CopyButton } from '../copy-button.tsx';
import { text } from '../strings.ts';
import type { HandOverStore } from './store.ts';

/** The moderator's own mail program sends it; this only opens it. */
export function Mail({ store, mail }: { store: HandOverStore; mail: EmailHandOver }) {
  const { to, subject, mailto, mailtoWithoutBody } = mail;
  return (
    <section class="card">
      <p>
        <span class="strong">{text('mailTo')}</span> <span class="mono">{to}</span>{' '}
        <CopyButton value={to} label={text('copyValue', text('mailTo'))} />
      </p>
      <p>
        <span class="strong">{text('mailSubject')}</span> <span class="mono">{subject}</span>{' '}
        <CopyButton value={subject} label={text('copyValue', text('mailSubject'))} />
      </p>
      {mailto === null && <p class="urgent">{text('mailTooLong')}</p>}
      <p>
        <a id="open-mail" href={mailto ?? mailtoWithoutBody} onClick={() => void store.begin()}>
          {text(mailto === null ? 'openMailProgramShort' : 'openMailProgram')}
        </a>
      </p>
    </section>
  );
}
