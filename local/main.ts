// npm start: the service on this machine, until Ctrl-C.
import { dataFolder } from './folders.ts';
import { portTaken } from './front-door.ts';
import { isTaken } from './ports.ts';
import { type RunningService, runService } from './run-service.ts';
import { markRunning, runningProcess } from './running.ts';
import { removeService, writeService } from './service-file.ts';
import { runProgram, Stop } from './steps.ts';

await runProgram(async () => {
  const began = performance.now();
  const port = wantedPort();
  const other = await runningProcess(dataFolder);
  if (other !== undefined)
    throw new Stop(`The service already runs from this folder (process ${other}): stop it with Ctrl-C there first.`);
  if (await isTaken(port)) throw portTaken(port);
  const unmark = await markRunning(dataFolder);
  const leave = leaveOnSignal();
  let service: RunningService | undefined;
  try {
    service = await Promise.race([
      runService({ dataDir: dataFolder, stage: 'local', port, persist: true }),
      leave.before,
    ]);
    await writeService({ apiUrl: service.apiUrl, tableName: service.tableName, standIns: service.standIns });
    process.stdout.write(greeting(service.apiUrl, (performance.now() - began) / 1000));
    await leave.asked;
    process.stdout.write('\nStopping …\n');
  } finally {
    await removeService();
    await service?.stop();
    await unmark();
  }
  process.stdout.write('Stopped; the data are kept in .local/data.\n');
  return 0;
});
// What the service left open (a keep-alive connection) must not hold the terminal.
process.exit();

function wantedPort(): number {
  const text = process.env.PORT ?? '3000';
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Stop(`PORT is "${text}": set it to a number from 1 to 65535.`);
  return port;
}

/** `asked` ends at the first Ctrl-C or SIGTERM, or when npm has gone; `before` fails at it, to leave a start that is still under way. */
function leaveOnSignal() {
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    whenOrphaned(resolve);
  });
  const before = asked.then((): never => {
    throw new Stop('Stopped before it was ready.');
  });
  before.catch(() => {});
  return { asked, before };
}

/** npm passes SIGTERM on to its shell only, and that shell dies without passing it on: then nobody is left to stop this. */
function whenOrphaned(stop: () => void): void {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) return;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 500).unref();
}

function greeting(url: string, seconds: number): string {
  return `
Ready in ${seconds.toFixed(1)} s · 服务已启动

  ${url}          start page 首页
  ${url}/form     web form 客诉表单
  ${url}/docs     API reference 接口文档
  ${url}/v1       the API

  npm run -s token -- S04   a token of the complaint clerk S04
  npm run demo              one complaint's whole life
  Ctrl-C                    stop; the data stay until \`npm run reset\`
`;
}
