/**
 * Checks an exported ledger: `npm run ledger -- verify FILE`. Says in one sentence how many entries it has and how it
 * ends, or where it is broken first. Ends with 0 when the file is whole, 1 when it is not, 2 when nothing was checked.
 */
import { readFile } from 'node:fs/promises';
import {
  type ExportFault,
  type ExportVerification,
  verifyExport,
} from '../extension/ledger/verify-export.ts';

const usage = 'Usage: npm run ledger -- verify FILE';

const words: Readonly<Record<ExportFault, string>> = {
  'not-text': 'its bytes are not UTF-8 text',
  'not-json': 'it is not JSON',
  'not-canonical': 'it is not written in the canonical way',
  'line-not-ended': 'the file is cut off in it',
  'not-a-manifest': "it is not the first line of a ledger's export",
  'manifest-hash-differs': 'the first line was changed after the export',
  'not-an-entry': 'it is not an entry of a ledger',
  'time-not-readable': 'its time is not a time in UTC',
  'sequence-gap': 'its number is not the one after the line before',
  'previous-differs': 'it does not name the hash of the entry before',
  'hash-differs': 'its hash is not the hash of what it says',
  'entries-missing': 'the first line promises an entry here and the file has none',
  'entries-too-many': 'the first line does not promise an entry here',
  'head-differs': 'it is not the last entry that the first line promises',
};

function sentence(verification: ExportVerification): string {
  if (!verification.ok) return `Broken at line ${verification.line}: ${words[verification.code]}.`;
  const { count, head, manifest } = verification;
  // Written so that a name from a file cannot draw on the terminal.
  const exporter = JSON.stringify(manifest.exportedBy).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const entries = count === 1 ? '1 entry' : `${count} entries`;
  return `Whole: ${entries}, head ${head}, exported ${manifest.exportedAt} by ${exporter}.`;
}

async function verify(file: string): Promise<number> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) {
    process.stderr.write(`The file ${JSON.stringify(file)} cannot be read.\n${usage}\n`);
    return 2;
  }
  const verification = await verifyExport(bytes);
  process.stdout.write(`${sentence(verification)}\n`);
  return verification.ok ? 0 : 1;
}

const [command, file, ...rest] = process.argv.slice(2);
if (command === 'verify' && file !== undefined && rest.length === 0) {
  process.exitCode = await verify(file);
} else {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
}
