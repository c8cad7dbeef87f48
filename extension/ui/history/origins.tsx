import type { HistoryBatch } from '../../outbox/history-batch.ts';
import { type MessageName, text } from '../strings.ts';
import { amount } from '../words.ts';
import { toggled } from './filter.ts';
import { FilterToggle } from './filter-toggle.tsx';
import type { HistoryStore } from './store.ts';

/** One value that rows have. */
interface Choice<Key extends string> {
  readonly key: Key;
  readonly name: string;
}

/** With how many each would show, the most frequent first. */
const counted = <Key extends string>(choices: readonly Choice<Key>[], counts: ReadonlyMap<Key, number>) =>
  choices
    .map((choice) => ({ ...choice, count: counts.get(choice.key) ?? 0 }))
    .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name));

/** A list of choices that may be long, folded until it is wanted. */
function Folded<Key extends string>({
  title,
  choices,
  counts,
  wanted,
  choose,
}: {
  title: MessageName;
  choices: readonly Choice<Key>[];
  counts: ReadonlyMap<Key, number>;
  wanted: ReadonlySet<Key>;
  choose: (wanted: ReadonlySet<Key>) => void;
}) {
  return (
    <details class="folded">
      <summary class="plain">
        {text(title)}
        {wanted.size > 0 && ` (${amount(wanted.size)})`}
      </summary>
      <fieldset class="row" aria-label={text(title)}>
        {counted(choices, counts).map(({ key, name, count }) => (
          <FilterToggle
            key={key}
            id={key}
            label={name}
            count={count}
            isOn={wanted.has(key)}
            press={() => choose(toggled(wanted, key))}
          />
        ))}
      </fieldset>
    </details>
  );
}

const destinationName = ({ name, environment }: HistoryBatch['destinations'][number]) =>
  environment === 'test' ? `${name} (${text('test')})` : name;

/** Categories and hotlines: each that any row has. */
export function Origins({ store }: { store: HistoryStore }) {
  const { categories, destinations } = store.filter.value;
  const { counts } = store.filtered.value;
  const table = store.table.value;
  const named = table.destinations().map((one) => ({ key: one.key, name: destinationName(one) }));
  return (
    <>
      <Folded
        title="historyByCategory"
        choices={table.categories().map(({ id, name }) => ({ key: id, name }))}
        counts={counts.categories}
        wanted={categories}
        choose={(chosen) => store.narrow({ categories: chosen })}
      />
      <Folded
        title="historyByDestination"
        choices={named}
        counts={counts.destinations}
        wanted={destinations}
        choose={(chosen) => store.narrow({ destinations: chosen })}
      />
    </>
  );
}
