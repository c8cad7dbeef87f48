interface ChoicesProps<Choice extends string> {
  /** What is chosen among. */
  readonly title: string;
  readonly name: string;
  readonly choices: readonly { readonly value: Choice; readonly words: string }[];
  readonly chosen: Choice;
  readonly choose: (choice: Choice) => void;
}

/** A row of toggles of which one is on. */
export function Choices<Choice extends string>({
  title,
  name,
  choices,
  chosen,
  choose,
}: ChoicesProps<Choice>) {
  return (
    <fieldset class="choices">
      <legend class="quiet">{title}</legend>
      <div class="row">
        {choices.map(({ value, words }) => (
          <button
            key={value}
            type="button"
            class="plain"
            data-choice={`${name} ${value}`}
            aria-pressed={value === chosen}
            onClick={() => choose(value)}
          >
            {words}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
