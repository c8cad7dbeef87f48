import type { RefObject } from 'preact';
import { text } from '../strings.ts';
import { everything, groups, spans, toggled } from './filter.ts';
import { FilterToggle } from './filter-toggle.tsx';
import { Origins } from './origins.tsx';
import type { HistoryStore } from './store.ts';
import { groupName, spanName } from './words.ts';

function States({ store }: { store: HistoryStore }) {
  const { groups: wanted, span: since, urgent } = store.filter.value;
  const { counts } = store.filtered.value;
  return (
    <>
      <fieldset class="row" aria-label={text('historyByState')}>
        {groups.map((group) => (
          <FilterToggle
            key={group}
            id={group}
            label={text(groupName[group])}
            count={counts.groups.get(group) ?? 0}
            isOn={wanted.has(group)}
            press={() => store.narrow({ groups: toggled(wanted, group) })}
          />
        ))}
        <FilterToggle
          id="urgent"
          label={text('historyUrgentOnly')}
          count={counts.urgent}
          isOn={urgent}
          press={() => store.narrow({ urgent: !urgent })}
        />
      </fieldset>
      <fieldset class="row" aria-label={text('historyByTime')}>
        {spans.map((span) => (
          <FilterToggle
            key={span}
            id={span}
            label={text(spanName[span])}
            count={counts.spans.get(span) ?? 0}
            isOn={since === span}
            press={() => store.narrow({ span: since === span ? null : span })}
          />
        ))}
      </fieldset>
    </>
  );
}

/** Everything that narrows the list. */
export function Filters({
  store,
  search,
}: {
  store: HistoryStore;
  search: RefObject<HTMLInputElement | null>;
}) {
  const first = store.needsYouFirst.value;
  return (
    <section class="filters" aria-label={text('historyFilters')}>
      <label class="field">
        <span class="strong">{text('historySearch')}</span>
        <input
          id="search"
          type="search"
          ref={search}
          autoComplete="off"
          spellcheck={false}
          aria-keyshortcuts="/"
          value={store.filter.value.search}
          onInput={({ currentTarget }) => store.narrow({ search: currentTarget.value })}
        />
      </label>
      <States store={store} />
      <div class="row">
        <Origins store={store} />
        <button
          type="button"
          class="plain"
          id="needs-you-first"
          aria-pressed={first}
          onClick={() => {
            store.needsYouFirst.value = !first;
          }}
        >
          {text('historyNeedsYouFirst')}
        </button>
        {store.filter.value !== everything && (
          <button type="button" class="link" id="clear" onClick={() => store.narrow(everything)}>
            {text('historyClear')}
          </button>
        )}
      </div>
    </section>
  );
}
