import { expect, test } from 'vitest';
import { instant } from '../../functions/kernel/time.ts';
import { signedDoor } from '../support/signed-door.ts';
import { hasShell, promised, script, walk } from '../support/walk-through.ts';
import { everyRoute } from '../support/whole-door.ts';

/** The route behind a path, as the gateway finds it: fixed words before parameters. */
function routeOf(method: string, path: string) {
  const fits = (template: string) =>
    new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path) && method.length > 0;
  return everyRoute
    .filter(({ route }) => route.method === method && fits(route.path))
    .sort((a, b) => a.route.path.split('{').length - b.route.path.split('{').length)[0];
}

test.runIf(hasShell)('the walk through the sandbox does what the page promises, command by command', async () => {
  // The page works its dates out as a reader's shell does: from the day on which it is read.
  const door = await signedDoor({ now: instant(Date.now()) });

  const { told, said, code } = await walk({
    staff: await door.staffToken('S04'),
    async answer({ method, target, headers, body }) {
      const url = new URL(target, 'http://service');
      if (url.pathname === '/__standin/users') {
        const { openid } = JSON.parse(body) as { openid: string };
        return { status: 200, text: JSON.stringify({ loginCode: door.wechat.codeFor(openid) }) };
      }
      const path = url.pathname.slice('/v1'.length);
      const found = routeOf(method, path);
      if (!found) return { status: 404, text: '{}' };
      const token = headers.authorization?.slice('Bearer '.length);
      const { status, text } = await door.ask(found.domain, {
        ...{ method: found.route.method, path, headers, query: Object.fromEntries(url.searchParams) },
        ...(method !== 'GET' && { raw: body }),
        ...(token !== undefined && { token }),
      });
      return { status, text };
    },
  });

  expect({ statuses: told.map(({ status }) => status), code }, `${JSON.stringify(told)}\n${said}`).toEqual({
    statuses: promised,
    code: 0,
  });
});

test('the walk says of every request what comes of it', () => {
  const requests = script
    .split('\n')
    .filter((line) => /\b(curl|send|mine|guest) .*(\$API|\\$)/.test(line) && !line.includes('()'));

  expect(promised.length).toBeGreaterThan(10);
  expect(promised.length).toBe(requests.length);
});
