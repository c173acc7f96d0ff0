// npm run check: everything a reviewer would ask for. One check alone: npm run check:lint (format, lint, types, dead, synth, docs).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { root } from './folders.ts';
import { runProgram, Stop } from './steps.ts';

const tool = (name: string) => path.join(root, 'node_modules', '.bin', name);
const program = (file: string, ...args: string[]) => [
  process.execPath,
  path.join(root, 'local/start.mjs'),
  file,
  ...args,
];

/** Each check and the commands behind it; all of them must end with 0. */
const checks: Readonly<Record<string, readonly (readonly string[])[]>> = {
  format: [[tool('biome'), 'format']],
  lint: [[tool('biome'), 'lint', '--error-on-warnings']],
  types: ['.', 'clients/api', 'clients/form', 'clients/mini-program'].map((part) => [
    tool('tsc'),
    '-p',
    path.join(root, part),
  ]),
  dead: [[tool('knip')]],
  tests: [program('local/test.ts')],
  synth: ['local', 'production', 'china'].map((stage) => program('local/synth.ts', stage)),
  docs: [program('scripts/docs.ts', '--check')],
};

/** Not a check: writes what `check:format` asks for. */
const writeFormat = [[tool('biome'), 'check', '--write', '--linter-enabled=false']];

await runProgram(async () => {
  const asked = process.argv.slice(2);
  if (asked[0] === 'format:write') return (await runAll(writeFormat)) ? 0 : 1;
  const names = asked.length === 0 ? Object.keys(checks) : asked;
  const failed: string[] = [];
  for (const name of names) {
    const commands = checks[name];
    if (commands === undefined)
      throw new Stop(`There is no check "${name}": choose from ${Object.keys(checks).join(', ')}.`);
    const began = performance.now();
    const good = await runAll(commands);
    process.stdout.write(`${good ? '✓' : '✗'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)\n`);
    if (!good) failed.push(name);
  }
  if (names.length > 1)
    process.stdout.write(failed.length === 0 ? '\nAll checks passed.\n' : `\nFailed: ${failed.join(', ')}.\n`);
  return failed.length === 0 ? 0 : 1;
});

async function runAll(commands: readonly (readonly string[])[]): Promise<boolean> {
  for (const [command = '', ...args] of commands) {
    const [code] = await once(spawn(command, args, { cwd: root, stdio: 'inherit' }), 'close');
    if (code !== 0) return false;
  }
  return true;
}
