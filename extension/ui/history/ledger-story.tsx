import type { HistoryStory } from '../../outbox/history.ts';
import { text } from '../strings.ts';
import { problemWords } from '../words.ts';
import { storySentences, type ToldEntry } from './sentences.ts';
import { storyTime } from './words.ts';

const sentenceText = ({ words, values, problem }: ToldEntry): string =>
  [text(words, ...values), problem === null ? '' : problemWords({ code: problem })].join(' ').trim();

/** What the ledger says, oldest first. */
export function LedgerStory({ story, entries }: HistoryStory) {
  return (
    <section aria-label={text('historyStory')}>
      <h2>{text('historyStory')}</h2>
      <ol class="story">
        {storySentences(entries, story.id).map((told) => (
          <li key={told.sequence}>
            <time class="quiet" dateTime={new Date(told.at).toISOString()}>
              {storyTime(told.at)}
            </time>{' '}
            {sentenceText(told)}
          </li>
        ))}
      </ol>
    </section>
  );
}
