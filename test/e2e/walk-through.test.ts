import { expect, inject, test } from 'vitest';
import { staffToken } from '../../local/staff-token.ts';
import { hasShell, promised, walk } from '../support/walk-through.ts';

const { apiUrl, issuer, wechat } = inject('service');

test.runIf(hasShell)('the walk through the sandbox does on the deployed service what the page promises', async () => {
  const { told, said, code } = await walk({
    staff: await staffToken(issuer, 'S04'),
    wechat,
    async answer({ method, target, headers, body }) {
      const { host: _host, connection: _connection, 'content-length': _length, ...kept } = headers;
      const sent = method === 'GET' ? {} : { body };
      const answer = await fetch(`${apiUrl}${target}`, { method, headers: kept, ...sent });
      return { status: answer.status, text: await answer.text() };
    },
  });

  expect({ statuses: told.map(({ status }) => status), code }, said).toEqual({ statuses: promised, code: 0 });
});
