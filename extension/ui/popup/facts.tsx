import { displayParts } from '../../report/address.ts';
import { factValues } from '../../report/fact-values.ts';
import { type OptionalFact, optionalFacts } from '../../report/optional-fact.ts';
import { type MessageName, text } from '../strings.ts';
import type { PopupStore } from './store.ts';

/** More of one fact is behind a button: a page may embed a hundred pictures. */
const shownAtFirst = 3;

interface Fact {
  readonly name: OptionalFact;
  readonly values: readonly string[];
}

/** What was gathered, ticked or not. */
export function gatheredFacts({ observation, facts, moneyTrail }: PopupStore): readonly Fact[] {
  const observed = observation.value;
  if (observed === null) return [];
  const gathered = { observation: observed, facts: { ...facts.value, moneyTrail: moneyTrail.value } };
  return optionalFacts
    .map((name) => ({ name, values: factValues(name, gathered) }))
    .filter(({ values }) => values.length > 0);
}

function Values({ values }: { values: readonly string[] }) {
  const [first, rest] = [values.slice(0, shownAtFirst), values.slice(shownAtFirst)];
  const line = (value: string) => (
    <span key={value} class={displayParts(value).host === '' ? 'quiet value' : 'quiet mono value'}>
      {value}
    </span>
  );
  return (
    <>
      {first.map(line)}
      {rest.length > 0 && (
        <details>
          <summary class="quiet">{text('moreValues', rest.length)}</summary>
          {rest.map(line)}
        </details>
      )}
    </>
  );
}

function FactChoice({ store, fact: { name, values } }: { store: PopupStore; fact: Fact }) {
  return (
    <li>
      <label class="choice">
        <input
          type="checkbox"
          data-fact={name}
          checked={!store.leftOut.value.includes(name)}
          onChange={() => store.toggleFact(name)}
        />
        <span class="strong">{text(`fact_${name}` satisfies MessageName)}</span>
      </label>
      <div class="values">
        <Values values={values} />
      </div>
    </li>
  );
}

/** What was gathered for the report beside its address: each to be seen, and to be left out, before it is sent. */
export function Facts({ store }: { store: PopupStore }) {
  const facts = gatheredFacts(store);
  return (
    <section aria-label={text('factsLabel')} id="facts">
      <p class="quiet">{text(facts.length === 0 ? 'factsNone' : 'factsAdvice')}</p>
      <ul class="hints facts">
        {facts.map((fact) => (
          <FactChoice key={fact.name} store={store} fact={fact} />
        ))}
      </ul>
    </section>
  );
}
