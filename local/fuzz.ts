// npm run check:fuzz: a service of its own, and schemathesis, which asks it whatever docs/openapi.json allows, and what it does not.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { customerToken } from './customer-token.ts';
import { privatePython } from './engine-install.ts';
import { localFolder, root } from './folders.ts';
import { runCommand } from './run-command.ts';
import { type RunningService, runService } from './run-service.ts';
import { staffToken } from './staff-token.ts';
import { runProgram, Stop, step } from './steps.ts';

/** For how many seconds each part is asked; all together stay within a minute and a half. */
const SECONDS = { public: 20, me: 20, staff: 45 } as const;

/** Who asks: guests without a token, a customer, and the manager, who may do the most. Hooks speak WeChat's own tongue. */
const PATHS: Readonly<Record<keyof typeof SECONDS, string>> = {
  public: '^/v1/(public|auth|health)(/|$)',
  me: '^/v1/me/',
  staff: '^/v1/(?!public|auth|health|me/|hooks)',
};

const CHECKS = [
  ...['not_a_server_error', 'status_code_conformance', 'content_type_conformance', 'response_schema_conformance'],
].join(',');
/** A moved environment has no scripts that work, so the program is called by its function. */
const PROGRAM = ['-c', 'import sys; from schemathesis.cli import schemathesis; sys.exit(schemathesis())'];

async function headersOf(part: keyof typeof SECONDS, { apiUrl, standIns }: RunningService): Promise<string[]> {
  const { oidc, wechat } = standIns;
  if (oidc === undefined || wechat === undefined) throw new Stop('The stand-ins of sign-in have not started.');
  if (part === 'public') return [];
  const token = part === 'staff' ? await staffToken(oidc, 'S01') : await customerToken({ apiUrl, wechat }, 1);
  return ['--header', `Authorization: Bearer ${token}`];
}

interface Fuzzing {
  readonly python: string;
  readonly service: RunningService;
  /** Where schemathesis may leave its traces. */
  readonly cwd: string;
}

/** Asks one part of the API for its time, one request after the other, so that a seed asks the same again; the sentences of what was wrong, or nothing. */
async function fuzz(part: keyof typeof SECONDS, { python, service, cwd }: Fuzzing): Promise<string | undefined> {
  const seed = process.env.FUZZ_SEED ?? String(Math.floor(Date.now() / 86_400_000));
  const args = [
    ...[...PROGRAM, 'run', path.join(root, 'docs/openapi.json'), '--url', service.apiUrl],
    ...['--include-path-regex', PATHS[part], '--checks', CHECKS, '--phases', 'examples,fuzzing'],
    ...['--max-examples', '25', '--max-time', String(SECONDS[part]), '--seed', seed],
    ...['--continue-on-failure', '--no-shrink', '--warnings', 'off', '--generation-database', 'none', '--no-color'],
    ...(await headersOf(part, service)),
  ];
  const { code, output } = await runCommand(python, args, { cwd });
  return code === 0 ? undefined : `As ${part} (FUZZ_SEED=${seed}):\n${output}`;
}

await runProgram(async () => {
  const python = await privatePython({
    requirements: path.join(root, 'local', 'fuzz-requirements.txt'),
    folder: path.join(localFolder, 'fuzz'),
    telling: 'Installing schemathesis into .local/fuzz',
  });
  const dataDir = await mkdtemp(path.join(tmpdir(), 'guest-service-fuzz-'));
  const service = await runService({ dataDir, stage: 'test', port: 0, persist: false });
  const wrong: string[] = [];
  try {
    for (const part of Object.keys(SECONDS) as (keyof typeof SECONDS)[]) {
      const told = await step(`Asking as ${part} for ${SECONDS[part]} s`, () =>
        fuzz(part, { python, service, cwd: dataDir }),
      );
      if (told !== undefined) wrong.push(told);
    }
  } finally {
    await service.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
  process.stdout.write(
    wrong.length === 0 ? 'Every answer was one that docs/openapi.json names.\n' : wrong.join('\n\n'),
  );
  return wrong.length === 0 ? 0 : 1;
});
