import type { Environment as EnvironmentName } from '../report/destination.ts';
import { text } from './strings.ts';

/** LIVE or TEST, in words and with what it means. */
export function Environment({ environment }: { environment: EnvironmentName }) {
  const live = environment === 'production';
  return (
    <span
      class={live ? 'environment live' : 'environment'}
      title={text(live ? 'liveMeaning' : 'testMeaning')}
    >
      {text(live ? 'live' : 'test')}
    </span>
  );
}
