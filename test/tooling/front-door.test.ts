import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrontDoor, openFrontDoor } from '../../local/front-door.ts';

let engine: Server;
let door: FrontDoor;

beforeAll(async () => {
  engine = createServer((request, response) => {
    response.writeHead(418, { 'x-seen-host': request.headers.host, 'x-seen-path': request.url });
    request.pipe(response);
  });
  await new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(engine.address() as AddressInfo).port}`;
  door = await openFrontDoor({ port: 0, apiUrl: 'http://abc.execute-api.localhost:4566', endpoint });
});
afterAll(async () => {
  await door.stop();
  engine.closeAllConnections();
  engine.close();
});

describe('the front door', () => {
  it('passes /v1 on under the name of the API, with body, query and status', async () => {
    const answer = await fetch(`${door.url}/v1/tickets?limit=5`, { method: 'POST', body: '热水太凉' });

    expect(answer.status).toBe(418);
    expect(answer.headers.get('x-seen-host')).toBe('abc.execute-api.localhost:4566');
    expect(answer.headers.get('x-seen-path')).toBe('/v1/tickets?limit=5');
    expect(await answer.text()).toBe('热水太凉');
  });

  it('answers preflights of other origins itself, and lets their pages read the answers', async () => {
    const from = { origin: 'https://www.resort.example' };
    const preflight = await fetch(`${door.url}/v1/public/tickets`, { method: 'OPTIONS', headers: from });
    const answer = await fetch(`${door.url}/v1/public/tickets`, { method: 'POST', body: '', headers: from });

    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Idempotency-Key');
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT');
    expect(answer.status).toBe(418);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  it.each(['/nope', '/../package.json', '/v1', '/%2e%2e/package.json'])('has no page %s', async (path) => {
    const answer = await fetch(`${door.url}${path}`);

    expect(answer.status).toBe(404);
  });

  it('refuses a port that another program has, in one sentence with a remedy', async () => {
    const taken = Number(new URL(door.url).port);

    const second = openFrontDoor({
      port: taken,
      apiUrl: 'http://abc.execute-api.localhost',
      endpoint: 'http://127.0.0.1:9',
    });

    await expect(second).rejects.toThrow(
      `Port ${taken} is taken: stop the program that has it, or start on another one with \`PORT=`,
    );
  });

  it('answers 502 when the local cloud does not answer', async () => {
    const lonely = await openFrontDoor({
      port: 0,
      apiUrl: 'http://abc.execute-api.localhost',
      endpoint: 'http://127.0.0.1:9',
    });

    const answer = await fetch(`${lonely.url}/v1/tickets`);

    expect(answer.status).toBe(502);
    await lonely.stop();
  });
});
