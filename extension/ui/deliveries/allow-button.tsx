import { browser } from '../../browser.ts';
import { text } from '../strings.ts';

/** Asks the browser for one hotline's host. */
export function AllowButton({
  originPattern,
  allowed,
}: {
  originPattern: string | null;
  allowed: () => void;
}) {
  if (originPattern === null) return null;
  // The request must come first in the click: browsers refuse it after an await.
  const allow = () =>
    void browser.askPermission(originPattern).then((given) => (given ? allowed() : undefined));
  return (
    <button type="button" class="plain" onClick={allow}>
      {text('allow')}
    </button>
  );
}
