// npm run check:fuzz: a service of its own, and schemathesis, which asks it whatever docs/openapi.json allows, and what it does not.
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { customerToken } from './customer-token.ts';
import { privatePython } from './engine-install.ts';
import { localFolder, root } from './folders.ts';
import { beginningAt, type Known, leadingTo, type OpenApi, recordsOf } from './fuzz-records.ts';
import { runCommand } from './run-command.ts';
import { type RunningService, runService } from './run-service.ts';
import { staffToken } from './staff-token.ts';
import { runProgram, Stop, step } from './steps.ts';

/** For how many seconds each part is asked; all together take some two minutes, or that many times as long. */
const SECONDS = { public: 20, me: 20, staff: 90 } as const;
type Part = keyof typeof SECONDS;
const parts = Object.keys(SECONDS) as Part[];
/** What is asked follows from it: the day, so that another one asks otherwise. */
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Date.now() / 86_400_000));
const secondsOf = (part: Part) => SECONDS[part] * Number(process.env.FUZZ_TIMES ?? 1);

/** Who asks: guests without a token, a customer, and the manager, who may do the most. Hooks speak WeChat's own tongue. */
const PATHS: Readonly<Record<Part, string>> = {
  public: '^/v1/(public|auth|health)(/|$)',
  me: '^/v1/me/',
  staff: '^/v1/(?!public|auth|health|me/|hooks)',
};
/** Who makes what the manager may not, before he asks. */
const ALSO = ['S04', 'A01', 'P01', 'L01'];
/** Beside its own time, what it may take to read the document and to wait for the answers that it has asked for. */
const SPARE_SECONDS = 120;

const CHECKS = [
  ...['not_a_server_error', 'status_code_conformance', 'content_type_conformance', 'response_schema_conformance'],
].join(',');
/** A moved environment has no scripts that work, so the program is called by its function. */
const PROGRAM = ['-c', 'import sys; from schemathesis.cli import schemathesis; sys.exit(schemathesis())'];

/** Tokens of a part: of whoever asks, then of whoever makes what he may not. */
async function tokensOf(part: Part, { apiUrl, standIns }: RunningService): Promise<string[]> {
  const { oidc, wechat } = standIns;
  if (oidc === undefined || wechat === undefined) throw new Stop('The stand-ins of sign-in have not started.');
  if (part === 'public') return [];
  if (part === 'me') return [await customerToken({ apiUrl, wechat }, 1)];
  return Promise.all(['S01', ...ALSO].map((staffNo) => staffToken(oidc, staffNo)));
}

interface Fuzzing {
  readonly python: string;
  readonly service: RunningService;
  /** Where schemathesis finds its document and may leave its traces. */
  readonly cwd: string;
}

const DOCUMENT = 'openapi.json';

/** Makes records to ask about, and the document whose paths lead to them; how many paths of the manager's do. */
async function prepare({ service, cwd }: Pick<Fuzzing, 'service' | 'cwd'>): Promise<void> {
  const document = JSON.parse(await readFile(path.join(root, 'docs', DOCUMENT), 'utf8')) as OpenApi;
  const found: { paths: RegExp; known: Known }[] = [];
  for (const part of parts.filter((one) => one !== 'public')) {
    const [tokens, paths] = [await tokensOf(part, service), new RegExp(PATHS[part])];
    found.push({ paths, known: await recordsOf(document, { apiUrl: service.apiUrl, tokens, paths }) });
  }
  const led = leadingTo(beginningAt(document, seed), found);
  await writeFile(path.join(cwd, DOCUMENT), JSON.stringify(led.document));
  process.stdout.write(`${led.leading} of ${led.all} operations with an id lead to a record that there is.\n`);
}

/** Asks one part of the API for its time, one request after the other, so that a seed asks the same again; the sentences of what was wrong, or nothing. */
async function fuzz(part: Part, { python, service, cwd }: Fuzzing): Promise<string | undefined> {
  const [token] = await tokensOf(part, service);
  const args = [
    ...[...PROGRAM, 'run', path.join(cwd, DOCUMENT), '--url', service.apiUrl],
    ...['--include-path-regex', PATHS[part], '--checks', CHECKS, '--phases', 'examples,fuzzing'],
    ...['--max-examples', '25', '--max-time', String(secondsOf(part)), '--seed', String(seed)],
    ...['--continue-on-failure', '--no-shrink', '--warnings', 'off', '--generation-database', 'none', '--no-color'],
    ...(token === undefined ? [] : ['--header', `Authorization: Bearer ${token}`]),
  ];
  const { code, output } = await runCommand(python, args, { cwd, seconds: secondsOf(part) + SPARE_SECONDS });
  const [, operations, cases] = /Tested: (\d+).*?(\d+) generated/s.exec(output) ?? [];
  process.stdout.write(`${operations ?? 'No'} operations asked, ${cases ?? 'no'} times.\n`);
  return code === 0 ? undefined : `As ${part} (FUZZ_SEED=${seed}):\n${output}`;
}

await runProgram(async () => {
  const python = await privatePython({
    requirements: path.join(root, 'local', 'fuzz-requirements.txt'),
    folder: path.join(localFolder, 'fuzz'),
    telling: 'Installing schemathesis into .local/fuzz',
  });
  const dataDir = await mkdtemp(path.join(tmpdir(), 'guest-service-fuzz-'));
  // However it ends, also by Ctrl-C, nothing of it stays.
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  const service = await runService({ dataDir, stage: 'test', port: 0, persist: false });
  const wrong: string[] = [];
  try {
    await step('Making records to ask about', () => prepare({ service, cwd: dataDir }));
    for (const part of parts) {
      const told = await step(`Asking as ${part} for ${secondsOf(part)} s`, () =>
        fuzz(part, { python, service, cwd: dataDir }),
      );
      if (told !== undefined) wrong.push(told);
    }
  } finally {
    await service.stop();
  }
  process.stdout.write(
    wrong.length === 0 ? 'Every answer was one that docs/openapi.json names.\n' : wrong.join('\n\n'),
  );
  return wrong.length === 0 ? 0 : 1;
});
