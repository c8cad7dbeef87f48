import { PolicyFile } from '../settings/policy-file.tsx';
import { StandingNote } from '../settings/standing.tsx';
import type { SettingsStore } from '../settings/store.ts';
import { text } from '../strings.ts';
import { problemWords } from '../words.ts';
import { Advice } from './advice.tsx';
import { ConsoleRules } from './console-rules.tsx';
import { Destinations } from './destinations.tsx';
import { Erase } from './erase.tsx';
import { KeepingSettings } from './keeping-settings.tsx';
import { Ledger } from './ledger.tsx';
import { ModeratorForm } from './moderator-form.tsx';
import { CategorySettings, OrganisationSettings, ReportingSettings } from './policy-settings.tsx';
import { Routes } from './routes.tsx';

/** The policy in readable form, and what the moderator may set within it. */
export function Options({ store }: { store: SettingsStore }) {
  const view = store.view.value;
  const { policy = null } = view ?? {};
  const locked = view?.source === 'managed';
  return (
    <main class="column">
      <h1>{text('settingsTitle')}</h1>
      {store.unreadable.value.map((problem) => (
        <p class="fail" key={problem.code}>
          {problemWords(problem)}
        </p>
      ))}
      {view !== null && <StandingNote view={view} />}
      <PolicyFile store={store} />
      {view !== null && <ModeratorForm store={store} />}
      {policy !== null && (
        <>
          <Destinations store={store} />
          <Routes policy={policy} />
          <OrganisationSettings store={store} policy={policy} locked={locked} />
          <ReportingSettings store={store} policy={policy} locked={locked} />
          <CategorySettings policy={policy} />
          <ConsoleRules store={store} rules={policy.consoleRules} />
          <KeepingSettings store={store} policy={policy} locked={locked} />
        </>
      )}
      {view !== null && policy !== null && <Advice view={view} />}
      <Ledger store={store} />
      <Erase store={store} />
    </main>
  );
}
