import { expect, test } from 'vitest';
import { people } from '../support/leak-case.ts';
import { signedDoor } from '../support/signed-door.ts';
import { commandsOf, hasShell, walk } from '../support/walk-through.ts';

const { script, promised } = commandsOf('docs/leak-cases.md');

test.runIf(hasShell)('the walk through a case does what its page promises, command by command', async () => {
  const door = await signedDoor();
  const staff = [people.reporter, people.accused, people.investigator, people.privacy, people.manager, people.leader];
  const tokens = await Promise.all(staff.map(async (one) => [one, await door.staffToken(one)] as const));

  const { told, said, code } = await walk({
    ...{ commands: script, env: Object.fromEntries(tokens) },
    async answer({ method, target, headers, body }) {
      const path = new URL(target, 'http://service').pathname.slice('/v1'.length);
      const token = headers.authorization?.slice('Bearer '.length) ?? '';
      const { status, text } = await door.ask('leak-cases', {
        ...{ method: method === 'GET' ? 'GET' : 'POST', path, headers, token },
        ...(method !== 'GET' && { raw: body }),
      });
      return { status, text };
    },
  });

  expect({ statuses: told.map(({ status }) => status), code }, `${JSON.stringify(told)}\n${said}`).toEqual({
    statuses: promised,
    code: 0,
  });
  expect(promised.length).toBeGreaterThan(30);
});
