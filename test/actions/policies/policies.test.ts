import { describe, expect, test } from 'vitest';
import { serve } from '../../../functions/platform/serve.ts';
import { showPolicy } from '../../../functions/policies/actions/get-policy.ts';
import { showVersions } from '../../../functions/policies/actions/list-policy-versions.ts';
import { setPolicy } from '../../../functions/policies/actions/put-policy.ts';
import { contract } from '../../../functions/policies/contract.ts';
import { defaults } from '../../../functions/policies/defaults.ts';
import { policyStore } from '../../../functions/policies/store.ts';
import { ask } from '../../support/api-event.ts';
import { staffedSite } from '../../support/staffed-site.ts';

async function opened() {
  const centre = await staffedSite();
  const { door, ledger, clock } = centre;
  const policies = policyStore(ledger, clock);
  const handler = serve(contract, [showPolicy, setPolicy, showVersions], () => ({ door, deps: { policies } }));
  return { ...centre, policies, handler };
}

const bigger = { ...defaults.assignment, capacity: 9 };
const put = (version: number | undefined, body: unknown = bigger, headers: Record<string, string> = {}) =>
  ({
    method: 'PUT',
    path: '/policies/assignment',
    body,
    headers: { ...(version !== undefined && { 'if-match': `"${version}"` }), ...headers },
    staffNo: 'A01',
  }) as const;
const get = { method: 'GET', path: '/policies/assignment', staffNo: 'A01' } as const;

describe('a policy', () => {
  test('is what the product ships, as version 0, until somebody changes it', async () => {
    const { handler } = await opened();

    const { data, headers } = await ask(handler, get);

    expect(data).toEqual({ name: 'assignment', version: 0, policy: defaults.assignment });
    expect(headers).toMatchObject({ etag: '"0"' });
  });

  test('that is set becomes the next version, and is told as an event', async () => {
    const { handler, table } = await opened();

    const answers = [await ask(handler, put(0)), await ask(handler, put(1, { ...bigger, capacity: 10 }))];

    const { data } = await ask(handler, get);
    const events = table.items().filter((item) => item.type === 'policy.changed');
    expect(answers.map(({ status, data: told }) => [status, told.version])).toEqual([
      [200, 1],
      [200, 2],
    ]);
    expect(data).toMatchObject({ version: 2, policy: { capacity: 10 } });
    expect(events).toMatchObject([
      {
        version: 1,
        facts: { name: 'assignment', version: 1 },
        actor: { kind: 'staff', id: 'A01', post: 'SYSTEM_ADMINISTRATOR' },
      },
      { version: 2, changes: { 'policy.capacity': [9, 10] } },
    ]);
  });

  test.each([
    { title: 'without If-Match', version: undefined, status: 428, code: 'version.needed' },
    { title: 'made on a version that is not there yet', version: 3, status: 412, code: 'version.stale' },
  ])('that is sent $title is refused with $code', async ({ version, status, code }) => {
    const { handler } = await opened();

    const answer = await ask(handler, put(version));

    expect([answer.status, answer.code]).toEqual([status, code]);
  });

  test('that is not right is refused with its fields, and nothing changes', async () => {
    const { handler, policies, site } = await opened();

    const answer = await ask(handler, put(0, { ...bigger, capacity: 0 }));

    expect(answer).toMatchObject({ status: 400, code: 'policy.invalid', data: { fields: [{ path: 'capacity' }] } });
    expect(await policies.current(site, 'assignment')).toMatchObject({ version: 0 });
  });

  test('set by two people at once has one winner; the other learns the version that stands', async () => {
    const { handler } = await opened();

    const answers = await Promise.all([ask(handler, put(0)), ask(handler, put(0, { ...bigger, capacity: 11 }))]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(answers.find(({ status }) => status === 412)?.data).toMatchObject({ version: 1 });
  });

  test('sent again with the same key is answered as the first time, with another body refused', async () => {
    const { handler } = await opened();
    const key = { 'idempotency-key': 'a-key-of-this-test' };
    const first = await ask(handler, put(0, bigger, key));
    await ask(handler, put(1, { ...bigger, capacity: 12 }));

    const again = await ask(handler, put(0, bigger, key));
    const other = await ask(handler, put(0, { ...bigger, capacity: 13 }, key));

    expect(again.data).toEqual(first.data);
    expect([other.status, other.code]).toEqual([422, 'idempotency.keyReused']);
  });

  test('is kept by a case in the version that it began with', async () => {
    const { handler, policies, site } = await opened();
    await ask(handler, put(0));
    await ask(handler, put(1, { ...bigger, capacity: 10 }));

    const known = await Promise.all([0, 1, 2].map((version) => policies.at(site, 'assignment', version)));

    expect(known.map(({ capacity }) => capacity)).toEqual([defaults.assignment.capacity, 9, 10]);
    await expect(policies.at(site, 'assignment', 3)).rejects.toMatchObject({ code: 'policy.versionUnknown' });
  });

  test('that another container has changed counts here after five seconds', async () => {
    const { handler, ledger, clock, site, pass } = await opened();
    const elsewhere = policyStore(ledger, clock);
    await elsewhere.current(site, 'assignment');
    await ask(handler, put(0));

    const before = await elsewhere.current(site, 'assignment');
    pass(5_000);
    const after = await elsewhere.current(site, 'assignment');

    expect([before.version, after.version]).toEqual([0, 1]);
  });

  test('shows all its versions, newest first', async () => {
    const { handler } = await opened();
    await ask(handler, put(0));
    await ask(handler, put(1, { ...bigger, capacity: 10 }));

    const { data } = await ask(handler, { ...get, path: '/policies/assignment/versions' });

    expect(
      (data.items as Array<{ version: number; changedBy?: string }>).map(({ version, changedBy }) => [
        version,
        changedBy,
      ]),
    ).toEqual([
      [2, 'A01'],
      [1, 'A01'],
      [0, undefined],
    ]);
  });

  test.each([
    { method: 'GET', path: '/policies/campaign', status: 404, code: 'policy.unknown' },
    { method: 'GET', path: '/policies/campaign/versions', status: 404, code: 'policy.unknown' },
  ] as const)('that is not in use answers $code to $method $path', async ({ method, path, status, code }) => {
    const { handler } = await opened();

    const answer = await ask(handler, { method, path, staffNo: 'A01' });

    expect([answer.status, answer.code]).toEqual([status, code]);
  });

  test('may be read by the manager but set by the administrator alone', async () => {
    const { handler } = await opened();

    const answers = await Promise.all([
      ask(handler, { ...get, staffNo: 'S01' }),
      ask(handler, { ...put(0), staffNo: 'S01' }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([200, 403]);
  });
});
