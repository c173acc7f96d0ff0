import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { settings } from '../../lib/settings.ts';
import { privatePython } from '../../local/engine-install.ts';
import { localFolder, root } from '../../local/folders.ts';
import { runCommand } from '../../local/run-command.ts';
import { synthesised } from '../support/assembly.ts';

/** CDK writes the dependency of a function on its role out although the function names it: harmless, and not ours. */
const ACCEPTED = ['W3005'];
/** A moved environment has no scripts that work, so the program is called by its function. */
const PROGRAM = ['-c', 'import sys; from cfnlint.runner import main; sys.exit(main())'];
const MINUTES = 4 * 60_000; // as long as it takes on a machine that does other work, too

let python: string;

beforeAll(async () => {
  python = await privatePython({
    requirements: path.join(root, 'test/infra/cfn-lint-requirements.txt'),
    folder: path.join(localFolder, 'cfn-lint'),
    telling: 'Installing cfn-lint into .local/cfn-lint',
  });
}, 5 * MINUTES);

const inRegions = settings.flatMap(({ stage, env }) => (env?.region ? [{ stage, region: env.region }] : []));

test.each(inRegions)(
  'cfn-lint finds nothing in the templates of the stage $stage, as $region knows its resources',
  async ({ stage, region }) => {
    const files = Object.values(synthesised(stage).stacks).map(({ file }) => file);
    const program = [...PROGRAM, '--format', 'parseable', '--regions', region];

    const { output } = await runCommand(python, [...program, '--ignore-checks', ...ACCEPTED, '--template', ...files]);

    expect(output.trim()).toBe('');
  },
  MINUTES,
);
