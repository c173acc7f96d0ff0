import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bundles } from '../../lib/bundles.ts';
import { type EntryPoint, entryPoints } from '../../lib/entry-points.ts';

const url = 'https://elsewhere.example';

/** What functions find in their environment; nothing is called while they load. */
const environment = {
  PATH: process.env.PATH,
  ...{ STAGE: 'test', TABLE_NAME: 'test', BUS_NAME: 'test', DATA_KEY_ARN: 'test', ROOT_SECRET_ARN: 'test' },
  ...{ AWS_REGION: 'test', SITES: '["dolon"]', FILES_BUCKET: 'test', STATE_MACHINES: '{}', DEAD_LETTER_QUEUES: '{}' },
  STAFF_ISSUERS: JSON.stringify([{ issuer: url, audience: 'test' }]),
  WECHAT: JSON.stringify({ baseUrl: url, appId: 'test', secretArn: 'test' }),
  NOTIFYING: JSON.stringify({
    ...{ wecomUrl: url, smsUrl: url, secretArn: 'test' },
    ...{ smsSignName: 'test', smsTemplateCode: 'test', smsCodeTemplate: 'test', smsSurveyTemplate: 'test' },
  }),
  CALLBACK_TIMERS: JSON.stringify({
    ...{ endpoint: url, group: 'test', queueArn: 'test', roleArn: 'test', deadLetterArn: 'test' },
  }),
};

/** Loads files one after the other in a process that knows nothing but them; answers, for each, what it exports or its fault. */
function loaded(files: readonly string[]): readonly string[] {
  const code = `console.log(JSON.stringify(${JSON.stringify(files)}.map((file) => {
    try { return typeof require(file).handler } catch (fault) { return String(fault) }
  }))); process.exit()`;
  return JSON.parse(execFileSync(process.execPath, ['-e', code], { env: environment }).toString());
}

test('the bundle of every function loads by itself and has a handler: what a package reads of its own files is there', () => {
  const names = Object.keys(entryPoints) as EntryPoint[];
  const { folder } = bundles();

  const told = loaded(names.map((name) => path.join(folder, name, 'index.js')));

  const faults = names.flatMap((name, n) => (told[n] === 'function' ? [] : [`${name}: ${told[n]}`]));
  expect(told).toHaveLength(names.length);
  expect(faults).toEqual([]);
});
