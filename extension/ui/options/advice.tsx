import type { SettingsView } from '../../settings/settings-view.ts';
import { text } from '../strings.ts';
import { adviceWords } from '../words.ts';

/** What reports of this policy would lack to be acted on. */
export function Advice({ view }: { view: SettingsView }) {
  return (
    <section aria-labelledby="advice">
      <h2 id="advice">{text('adviceSection')}</h2>
      <p class="quiet">{text('adviceEffect')}</p>
      {view.advice.length === 0 ? (
        <p>{text('adviceNone')}</p>
      ) : (
        <ul class="advice">
          {view.advice.map((code) => (
            <li key={code} data-advice={code}>
              {adviceWords(code)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
