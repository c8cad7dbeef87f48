import type { SettingsView } from '../../settings/settings-view.ts';
import { Icon } from '../icon.tsx';
import { text } from '../strings.ts';
import { ProblemTable } from './said.tsx';

/** Who decides, in one sentence. */
function standingWords({ source, policy, managedNow }: SettingsView): string {
  if (policy === null) return text('sourceNone');
  if (source === 'built-in') return text('sourceBuiltIn');
  if (source === 'imported') return text('sourceImported');
  return text(managedNow ? 'sourceManaged' : 'sourceManagedKept', policy.organisation.name);
}

/** Which policy is in force, and what is wrong with one that is not. */
export function StandingNote({ view }: { view: SettingsView }) {
  const { refused, source } = view;
  return (
    <section class="standing" id="standing" data-source={source} data-locked={source === 'managed'}>
      <p>
        <Icon name={source === 'managed' ? 'lock' : 'page'} /> {standingWords(view)}
      </p>
      {refused !== null && (
        <div id="refused" role="alert">
          <p class="fail">
            <Icon name="warning" />{' '}
            {text(refused.source === 'managed' ? 'refusedManaged' : 'refusedImported')}
          </p>
          <ProblemTable problems={refused.problems} />
        </div>
      )}
    </section>
  );
}
