import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { CommandLineError, readCommandLine } from './command-line';
import { ask, HotlineClient } from './hotline-client';
import { startSandbox } from './server';

describe('The command line', () => {
  test.each([
    [[], { port: 4780, demoPort: 4781, user: 'sandbox', password: 'sandbox', help: false }],
    [['--port', '5000'], { port: 5000, demoPort: 5001 }],
    [['--port', '0'], { port: 0, demoPort: 0 }],
    [
      ['--port=5000', '--demo-port=6000', '--user=a', '--password=b'],
      { demoPort: 6000, user: 'a', password: 'b' },
    ],
    [['--help'], { help: true }],
  ])('%j means %j', (words, expected) => {
    expect(readCommandLine(words)).toMatchObject(expected);
  });

  test.each([
    [['--port', 'x'], '--port must be a port from 0 to 65535; it is "x"'],
    [['--port', '65536'], '--port must be a port'],
    [['--port', '65535'], '--demo-port must be a port'],
    [['--ports', '1'], "Unknown option '--ports'"],
    [['extra'], 'extra'],
  ])('%j is refused: %s', (words, message) => {
    expect(() => readCommandLine(words)).toThrow(CommandLineError);
    expect(() => readCommandLine(words)).toThrow(message);
  });
});

describe('The program', () => {
  const started: ChildProcess[] = [];
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

  function start(...words: string[]) {
    const program = spawn(process.execPath, [
      '--import',
      loader,
      join(import.meta.dirname, 'sandbox.ts'),
      ...words,
    ]);
    started.push(program);
    let output = '';
    const note = (chunk: Buffer) => {
      output += chunk.toString();
    };
    program.stdout.on('data', note);
    program.stderr.on('data', note);
    const ended = once(program, 'exit').then(([code]) => code);
    const says = async (pattern: RegExp): Promise<string> => {
      while (!pattern.test(output)) await once(program.stdout, 'data');
      return pattern.exec(output)?.[1] ?? '';
    };
    return { program, ended, says, output: () => output };
  }

  afterEach(() => {
    for (const program of started.splice(0)) program.kill('SIGKILL');
  });

  test.each([
    'SIGINT',
    'SIGTERM',
  ] as const)('says what it does, logs requests and ends cleanly on %s', async (signal) => {
    const { program, ended, says, output } = start('--port', '0');
    const address = await says(/listens at (\S+)/);
    await says(/demo community is at http:\/\/127\.0\.0\.1:(\d+)\/queue/);
    await says(/(Ctrl\+C)/);
    const id = await new HotlineClient(address).open();
    await ask(`${address}/%1b?secret`, { method: 'GET' });
    await says(/(%1b)/);
    program.kill(signal);
    expect(await ended).toBe(0);
    expect(output()).toMatch(new RegExp(`POST {2}/ispws/submit {2}HTTP 200 {2}code 0 {2}report ${id}\n`));
    expect(output()).toContain('The sandbox has stopped.');
    expect(output()).not.toMatch(/secret|example\.com|Misleading/);
  });

  test.each(['--port', '--demo-port'])('says so when the port of %s is taken', async (option) => {
    const other = await startSandbox();
    const port = new URL(other.origin).port;
    const { ended, output } = start('--port', '0', option, port);
    const code = await ended;
    await other.close();
    expect(code).toBe(1);
    expect(output()).toBe(
      `Port ${port} is already taken. Stop what uses it, or choose others with --port and --demo-port.\n`,
    );
  });

  test('explains itself when it is misunderstood', async () => {
    const { ended, output } = start('--port', 'x');
    expect(await ended).toBe(1);
    expect(output()).toContain('Usage: npm run sandbox');
  });
});
