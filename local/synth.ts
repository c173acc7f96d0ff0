// npm run synth -- production: the templates of one stage, in cdk.out, ready for `cdk deploy --app cdk.out`.
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { synthesise } from './deploy.ts';
import { root } from './folders.ts';
import { runProgram, Stop, step } from './steps.ts';

await runProgram(async () => {
  const stage = process.argv[2];
  if (stage === undefined)
    throw new Stop('Say which stage: `npm run synth -- production` (the stages stand in lib/settings.ts).');
  const folder = path.join(root, 'cdk.out');
  await step(`Synthesising the stage ${stage}`, () => synthesise({ stage, folder, context: {} }));
  const files = await readdir(folder, { recursive: true });
  const templates = files
    .filter((file) => file.endsWith('.template.json') && file.startsWith(`assembly-${stage}`))
    .sort();
  if (templates.length === 0) throw new Stop(`There is no stage "${stage}": the stages stand in lib/settings.ts.`);
  for (const file of templates) process.stdout.write(`${await describeTemplate(path.join(folder, file))}\n`);
  return 0;
});

async function describeTemplate(file: string): Promise<string> {
  const template = JSON.parse(await readFile(file, 'utf8')) as { Resources?: Record<string, unknown> };
  const resources = Object.keys(template.Resources ?? {}).length;
  const kilobytes = Math.round((await stat(file)).size / 1024);
  return `${path.relative(root, file)}: ${resources} resources, ${kilobytes} KB`;
}
