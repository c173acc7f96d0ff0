import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { env } from '../../../functions/platform/env.ts';
import { envNames } from '../../../functions/platform/env-names.ts';

const names = Object.values(envNames);
let before: Array<string | undefined> = [];

beforeEach(() => {
  before = names.map((name) => process.env[name]);
  for (const name of names) delete process.env[name];
});
afterEach(() => {
  for (const [n, name] of names.entries()) {
    if (before[n] === undefined) delete process.env[name];
    else process.env[name] = before[n];
  }
});

describe('the settings of a function', () => {
  test('are those that it asks for, parsed, and no others', () => {
    process.env.TABLE_NAME = 'table';
    process.env.SITES = '["dolon"]';
    process.env.STAGE = 'test';

    const read = env('tableName', 'sites');

    expect(read).toEqual({ tableName: 'table', sites: ['dolon'] });
  });

  test('need not hold what the function does not ask for', () => {
    process.env.BUS_NAME = 'bus';

    expect(env('busName')).toEqual({ busName: 'bus' });
  });

  test.each([
    { name: 'tableName', variable: 'TABLE_NAME', value: undefined },
    { name: 'tableName', variable: 'TABLE_NAME', value: '' },
    { name: 'sites', variable: 'SITES', value: 'dolon' },
    { name: 'sites', variable: 'SITES', value: '[]' },
    { name: 'staffIssuers', variable: 'STAFF_ISSUERS', value: '[{"issuer":"no address","audience":"a"}]' },
    { name: 'staffIssuers', variable: 'STAFF_ISSUERS', value: '[{"issuer":"https://login.resort.example"}]' },
    { name: 'stateMachines', variable: 'STATE_MACHINES', value: '{"escalation":7}' },
    { name: 'deadLetterQueues', variable: 'DEAD_LETTER_QUEUES', value: '{"starter":{"queueUrl":"https://q.example"}}' },
  ] as const)('stop it at once, naming the variable, where $variable is $value', ({ name, variable, value }) => {
    if (value !== undefined) process.env[variable] = value;

    expect(() => env(name)).toThrow(`environment variable ${variable}:`);
  });
});
