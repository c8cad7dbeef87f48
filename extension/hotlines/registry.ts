import type { Destination, DestinationOf, HandOverDestination } from '../report/destination.ts';
import { type Result, success } from '../report/problem.ts';
import { composeClipboard } from './clipboard/compose.ts';
import { coop } from './coop/adapter.ts';
import { cyberTipline } from './cybertipline/adapter.ts';
import { composeEmail } from './email/compose.ts';
import { gateway } from './gateway/adapter.ts';
import { handOverAdapter } from './hand-over-adapter.ts';
import type { Adapter, Filing } from './hotline.ts';
import { composeNca } from './nca/compose.ts';
import type { SameCase } from './nca/exclusive.ts';
import type { NcaPriority } from './nca/priority.ts';
import { originPattern } from './request.ts';
import type { HandOverSheet } from './sheet.ts';

/** What a sheet needs beside the filing. */
export interface SheetParts {
  /** The other deliveries of the same report. */
  readonly others: readonly SameCase[];
  /** The level that the moderator chose, where the hotline has levels. */
  readonly priority: NcaPriority | null;
}

const clipboardSheet = (filing: Filing<DestinationOf<'web-form' | 'clipboard'>>): HandOverSheet => {
  const { destination } = filing;
  const byHand =
    destination.adapter === 'clipboard'
      ? destination
      : ({ ...destination, adapter: 'clipboard', fields: null } as const);
  return { kind: destination.adapter, ...composeClipboard({ ...filing, destination: byHand }) };
};

/** What a person is given to file a report by hand. Pure. */
export function handOverSheet(filing: Filing<HandOverDestination>, parts: SheetParts): Result<HandOverSheet> {
  const { destination } = filing;
  switch (destination.adapter) {
    case 'web-form':
    case 'clipboard':
      return success(clipboardSheet({ ...filing, destination }));
    case 'email': {
      const composed = composeEmail({ ...filing, destination });
      return composed.ok ? success({ kind: 'email', ...composed.value }) : composed;
    }
    case 'nca': {
      const { others, priority } = parts;
      return success({ kind: 'nca', ...composeNca({ ...filing, destination, others }, priority) });
    }
  }
}

const nothingElse: SheetParts = { others: [], priority: null };

const byHand = <To extends HandOverDestination>(
  pattern: (destination: To) => string | null = () => null,
): Adapter<To> =>
  handOverAdapter<To>({
    text(filing) {
      const sheet = handOverSheet(filing, nothingElse);
      if (!sheet.ok) return sheet;
      return success(
        'text' in sheet.value ? sheet.value.text : 'body' in sheet.value ? sheet.value.body : '',
      );
    },
    originPattern: pattern,
  });

/** Each adapter by the name that destinations use for it. */
export const adapters: Readonly<Record<Destination['adapter'], Adapter>> = {
  cybertipline: cyberTipline,
  gateway,
  coop,
  'web-form': byHand<DestinationOf<'web-form'>>(({ address }) => originPattern(address)),
  email: byHand<DestinationOf<'email'>>(),
  clipboard: byHand<DestinationOf<'clipboard'>>(),
  nca: byHand<DestinationOf<'nca'>>(),
};
