import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../local/folders.ts';
import { runCommand } from '../../local/run-command.ts';

const fixture = path.join(root, 'test/tooling/fixtures/promise-mistakes.ts');

interface Report {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly location: { readonly start: { readonly line: number } };
  }[];
}

it('reports each of ten promise mistakes with the rules of this project', async () => {
  const marked = (await readFile(fixture, 'utf8'))
    .split('\n')
    .flatMap((line, at) => (/\/\/ mistake \d/.test(line) ? [at + 1] : []));
  const folder = await mkdtemp(path.join(tmpdir(), 'promise-lint-'));
  await cp(fixture, path.join(folder, 'mistakes.ts'));
  await writeFile(path.join(folder, 'biome.json'), await rulesOnly());

  const { output } = await runCommand(
    process.execPath,
    [biome, 'lint', '--reporter=json', '--max-diagnostics=200', '.'],
    { cwd: folder },
  );

  const report = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)) as Report;
  const found = report.diagnostics
    .filter(({ category }) => /Promises$/.test(category))
    .map(({ location }) => location.start.line);
  await rm(folder, { recursive: true });
  expect(marked).toHaveLength(10);
  expect([...new Set(found)].sort((a, b) => a - b)).toEqual(marked);
});

const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');

/** The project's configuration without its choice of files, which leaves the fixture out. */
async function rulesOnly(): Promise<string> {
  const { linter } = JSON.parse(await readFile(path.join(root, 'biome.json'), 'utf8')) as { linter: unknown };
  return JSON.stringify({ linter });
}
