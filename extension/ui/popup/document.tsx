import { CopyButton } from '../copy-button.tsx';
import { text } from '../strings.ts';
import { problemWords } from '../words.ts';
import type { PopupStore } from './store.ts';

/** Exactly what will be sent, letter for letter; only the time may be corrected to the hotline's clock. */
export function Document({ store }: { store: PopupStore }) {
  const documents = store.documents.value;
  if (documents === null) return <p class="quiet">{text('composing')}</p>;
  if (!documents.ok) return <p class="urgent">{documents.problems.map(problemWords).join(' ')}</p>;
  return documents.value.map((document) => (
    <section key={document.destination} aria-label={text('documentFor', document.destination)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1) */}
      <pre class="document mono" tabIndex={0}>
        {document.text}
      </pre>
      <CopyButton value={document.text} label={text('copyDocument')} />
    </section>
  ));
}
