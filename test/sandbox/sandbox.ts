import { CommandLineError, readCommandLine, usage } from './command-line';
import { type Exchange, startSandbox } from './server';

function describe({ method, path, status, code, reportId, fault }: Exchange): string {
  const parts = [
    new Date().toISOString(),
    method,
    // A path comes from outside: written so that it can't draw on the terminal.
    JSON.stringify(path.slice(0, 80)).slice(1, -1),
    status === null ? 'no answer' : `HTTP ${status}`,
    code === null ? '' : `code ${code}`,
    reportId === null ? '' : `report ${reportId}`,
    fault === null ? '' : `(fault: ${fault})`,
  ];
  return parts.filter((part) => part !== '').join('  ');
}

function explain(error: unknown): string {
  if (error instanceof CommandLineError) return `${error.message}\n${usage}`;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    const port = 'port' in error ? String(error.port) : '';
    return `Port ${port} is already taken. Stop what uses it, or choose others with --port and --demo-port.`;
  }
  return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<void> {
  const asked = readCommandLine(process.argv.slice(2));
  if (asked.help) {
    console.log(usage);
    return;
  }
  const sandbox = await startSandbox({ ...asked, onExchange: (exchange) => console.log(describe(exchange)) });
  console.log(`The sandbox hotline listens at ${sandbox.apiAddress}
  user name "${asked.user}", password "${asked.password}"
The demo community is at ${sandbox.demoOrigin}/queue
What was filed: ${sandbox.origin}/_sandbox/reports
Everything stays on this machine and is forgotten at the end. Stop with Ctrl+C.`);
  const stop = () => {
    sandbox.close().then(() => console.log('The sandbox has stopped.'));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});
