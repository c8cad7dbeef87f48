import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface CommandLine {
  readonly port: number;
  readonly demoPort: number;
  readonly user: string;
  readonly password: string;
  readonly help: boolean;
}

/** The command line can't be understood; the message says why. */
export class CommandLineError extends Error {}

export const usage = `Usage: npm run sandbox -- [--port 4780] [--demo-port 4781] [--user sandbox] [--password sandbox]
Starts a hotline and a demo community on this machine. Nothing leaves it. Stop it with Ctrl+C.`;

function parse(words: string[]) {
  try {
    return parseArgs({
      args: words,
      options: {
        port: { type: 'string', default: '4780' },
        'demo-port': { type: 'string' },
        user: { type: 'string', default: 'sandbox' },
        password: { type: 'string', default: 'sandbox' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new CommandLineError(error instanceof Error ? error.message : String(error));
  }
}

function portNumber(name: string, text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new CommandLineError(`--${name} must be a port from 0 to 65535; it is "${text}"`);
}

/**
 * Reads the command line; the demo port is the one after the hotline's unless told.
 * @throws CommandLineError with what is wrong in words
 */
export function readCommandLine(words: string[]): CommandLine {
  const values = parse(words);
  const port = portNumber('port', values.port);
  const next = port === 0 ? 0 : port + 1;
  const demoPort = portNumber('demo-port', values['demo-port'] ?? String(next));
  return { port, demoPort, user: values.user, password: values.password, help: values.help };
}
