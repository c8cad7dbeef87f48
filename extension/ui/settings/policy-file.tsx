import { saveAs } from '../save-as.ts';
import { text } from '../strings.ts';
import { SaidHere } from './said.tsx';
import type { SettingsStore } from './store.ts';

/** A policy is text of some kilobytes; whatever is bigger is another file. */
const longestFile = 2_000_000;

async function read(file: File): Promise<string> {
  return file.size > longestFile ? '' : file.text();
}

/** Chooses a policy file, and says what came of it. */
export function ImportPolicy({ store }: { store: SettingsStore }) {
  const take = async (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    if (file !== undefined) await store.importPolicy(await read(file));
    // The same file, mended, can be chosen again.
    input.value = '';
  };
  return (
    <>
      <label class="field">
        <span class="strong">{text('importPolicy')}</span>
        <input
          type="file"
          id="policy-file"
          accept=".json,.jsonc,application/json"
          onChange={({ currentTarget }) => void take(currentTarget)}
        />
      </label>
      <SaidHere store={store} place="policy" />
    </>
  );
}

/** Import, export, and the way back. */
export function PolicyFile({ store }: { store: SettingsStore }) {
  const view = store.view.value;
  if (view === null) return null;
  const { source, managedNow } = view;
  const canForget = source === 'imported' || (source === 'managed' && !managedNow);
  const exportIt = async () => {
    const exported = await store.exportedPolicy();
    if (exported !== null) saveAs('signpost-policy.json', exported, 'application/json');
  };
  return (
    <section aria-labelledby="policy-file-title">
      <h2 id="policy-file-title">{text('policyFile')}</h2>
      <p class="quiet">{text('policyFileEffect')}</p>
      {source === 'managed' ? <SaidHere store={store} place="policy" /> : <ImportPolicy store={store} />}
      <div class="row">
        <button type="button" class="plain" id="export-policy" onClick={() => void exportIt()}>
          {text('exportPolicy')}
        </button>
        {canForget && (
          <button type="button" class="plain" id="forget-policy" onClick={() => void store.forgetPolicy()}>
            {text('forgetPolicy')}
          </button>
        )}
      </div>
      <p class="quiet">{text('exportEffect')}</p>
    </section>
  );
}
