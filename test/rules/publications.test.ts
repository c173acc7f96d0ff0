import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { Publication, PublicationKind } from '../../functions/publications/model.ts';
import { published } from '../../functions/publications/published.ts';
import { type WholeDoor, wholeDoor } from '../support/whole-door.ts';

const all = Object.values(published).flat();

/** Whoever agreed to a version must find it as it was. A version that is added gets a line here; none of them ever changes. */
const hashes = {
  'privacy 2026-11': 'IJ1sVaGXHcPNL5DSsbDqV4',
  'how-to-complain 2026-11': 'D1qp8XqSBo9CvHGlquOM1-',
};

test('no version that was published has changed since', () => {
  const hashOf = (one: Publication) =>
    createHash('sha256').update(JSON.stringify(one)).digest('base64url').slice(0, 22);

  expect(Object.fromEntries(all.map((one) => [`${one.kind} ${one.version}`, hashOf(one)]))).toEqual(hashes);
});

test('every kind has its versions, the newest first, each well made and under its own kind', () => {
  for (const kind of PublicationKind.options) {
    const versions = published[kind].map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)].sort().reverse());
    expect(published[kind].every((one) => one.kind === kind && Publication.safeParse(one).success)).toBe(true);
  }
});

describe('a notice', () => {
  let door: WholeDoor;
  beforeAll(async () => {
    door = await wholeDoor();
  });
  const ask = (kind: string, over: { query?: Record<string, string>; headers?: Record<string, string> } = {}) =>
    door.ask('publications', { method: 'GET', path: `/public/notices/${kind}`, ...over });

  test.each(PublicationKind.options)('%s is there for everybody, in both languages, with its version', async (kind) => {
    const { status, data, headers } = await ask(kind);

    expect([status, data.kind, data.version]).toEqual([200, kind, published[kind][0].version]);
    expect(data.versions).toContain(data.version);
    expect(headers['cache-control']).toBe('public, max-age=3600');
    expect(headers.vary).toBe('accept-language');
  });

  test.each([
    ['tomorrow', {}],
    ['privacy', { version: '1999-01' }],
    ['PRIVACY', {}],
  ])('%s %j is not there, and the answer says which are', async (kind, query) => {
    const { status, code, data, headers } = await ask(kind, { query });

    expect([status, code]).toEqual([404, 'publication.unknown']);
    expect(data.known).toEqual(PublicationKind.options);
    expect(headers['cache-control']).toBe('no-store');
  });

  test('is not told twice to who has it; in another language it is another answer', async () => {
    const tag = String((await ask('privacy')).headers.etag);
    const again = async (has: string, more = {}) =>
      (await ask('privacy', { headers: { 'if-none-match': has, ...more } })).status;

    expect(tag).toMatch(/^"[\w-]{22}"$/);
    expect(await again('"another"')).toBe(200);
    expect(await again(tag, { 'accept-language': 'en' })).toBe(200);
    for (const has of [tag, `W/${tag}`, `"another", ${tag}`, '*']) expect([has, await again(has)]).toEqual([has, 304]);
  });
});

describe('the version that a guest was shown', () => {
  test.each([
    ['2026-11', 201],
    ['2026-12', 400],
    ['', 400],
    ['v1', 400],
  ])('%j: %i', async (noticeVersion, expected) => {
    const door = await wholeDoor();
    const body = { kind: 'COMPLAINT', description: '空调不制冷', noticeVersion, challenge: 'c' };
    const headers = { 'idempotency-key': 'version-of-the-notice' };
    const { status, data } = await door.ask('tickets', { method: 'POST', path: '/public/tickets', body, headers });

    expect(status).toBe(expected);
    if (expected === 400) expect(data.fields).toMatchObject([{ path: 'noticeVersion' }]);
  });
});
