import type { Problem } from '../../report/problem.ts';
import { text } from '../strings.ts';
import { expectationWords, problemWords } from '../words.ts';
import type { Place, SettingsStore } from './store.ts';

/** Problems of a structured input, each with its place and what to change there. */
export function ProblemTable({ problems }: { problems: readonly Problem[] }) {
  const placed = problems.filter(({ path }) => path !== undefined);
  if (placed.length === 0) return null;
  return (
    <table class="problems">
      <thead>
        <tr>
          <th scope="col">{text('problemPlace')}</th>
          <th scope="col">{text('problemExpected')}</th>
        </tr>
      </thead>
      <tbody>
        {placed.map(({ path, expected }, place) => (
          <tr key={place}>
            <td class="mono">{path === '' ? text('wholePolicy') : path}</td>
            <td>{expected === undefined ? '' : expectationWords(expected)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What came of the last thing that was done at this place. */
export function SaidHere({ store, place }: { store: SettingsStore; place: Place }) {
  const said = store.said.value;
  const here = said?.place === place ? said : null;
  const [first] = here?.kind === 'failed' ? here.problems : [];
  return (
    <div role="status" class="said" data-place={place} data-kind={here?.kind ?? ''}>
      {here?.kind === 'failed' && first !== undefined && (
        <>
          <p class="fail">{problemWords(first)}</p>
          <ProblemTable problems={here.problems} />
        </>
      )}
      {here !== null && here.kind !== 'failed' && (
        <p class={here.kind === 'done' ? 'ok' : 'quiet'}>{here.words}</p>
      )}
    </div>
  );
}
