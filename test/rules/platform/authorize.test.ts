import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { authorizing } from '../../../functions/platform/authorize.ts';
import type { Proof } from '../../../functions/platform/tokens.ts';
import { logLines } from '../../support/log-lines.ts';

const proof: Proof = {
  sub: 'S04',
  site: 'dolon',
  sid: '',
  iss: 'https://login.resort.example',
  kind: 'staff',
  iat: '1763863200',
};
const TOKEN = 'aaa.bbb.ccc';

const eventOf = (sent: object) =>
  ({ requestContext: { requestId: 'request-1' }, ...sent }) as unknown as APIGatewayRequestAuthorizerEventV2;

function authorizer(check: (token: string) => Promise<Proof | { refused: string }>) {
  const { log, parsed } = logLines();
  return { authorize: authorizing({ check, log }), parsed };
}

const knows = async (token: string) => (token === TOKEN ? proof : { refused: 'unknown key' });

describe('the authorizer', () => {
  test('lets a good token in and hands on who sent it', async () => {
    const { authorize } = authorizer(knows);

    const answer = await authorize(eventOf({ identitySource: [`Bearer ${TOKEN}`] }));

    expect(answer).toEqual({ isAuthorized: true, context: proof });
  });

  test('answers the same for every route, so that the answer may be kept for all of them', async () => {
    const { authorize } = authorizer(knows);
    const routes = ['GET /v1/tickets', 'POST /v1/dead-letters/1/replay', '$default'];

    const answers = await Promise.all(
      routes.map((routeKey) =>
        authorize(eventOf({ identitySource: [`Bearer ${TOKEN}`], routeKey, rawPath: routeKey })),
      ),
    );

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(JSON.stringify(answers)).not.toMatch(/tickets|dead-letters|default/);
  });

  test.each([
    {},
    { identitySource: [] },
    { identitySource: null },
    { identitySource: [''] },
    { identitySource: [TOKEN] },
    { identitySource: [`Basic ${TOKEN}`] },
    { identitySource: [`Bearer ${TOKEN}, Bearer ${TOKEN}`] },
    { identitySource: [`Bearer ${TOKEN}.ddd`] },
    { identitySource: [`Bearer  ${TOKEN}`] },
    { identitySource: ['Bearer undefined'] },
    { identitySource: ['Bearer other.bbb.ccc'] },
    { headers: { authorization: 'Bearer other.bbb.ccc' } },
  ])('lets nobody in by %j, without a fault', async (sent) => {
    const { authorize, parsed } = authorizer(knows);

    const answer = await authorize(eventOf(sent));

    expect(answer).toEqual({ isAuthorized: true, context: {} });
    expect(parsed()).toHaveLength(1);
  });

  test('fails, instead of turning everybody away for minutes, where the issuer cannot be asked', async () => {
    const { authorize, parsed } = authorizer(() => Promise.reject(new Error('the net is down')));

    await expect(authorize(eventOf({ identitySource: [`Bearer ${TOKEN}`] }))).rejects.toThrow('the net is down');

    expect(parsed()).toMatchObject([{ level: 'ERROR', work: 'authorize', correlationId: 'request-1' }]);
  });

  test('leaves one line that says why, and nothing of the token or the person', async () => {
    const { log, lines } = logLines();
    const authorize = authorizing({ check: knows, log });

    await authorize(eventOf({ identitySource: [`Bearer ${TOKEN}`] }));
    await authorize(eventOf({ identitySource: ['Bearer secret.other.token'] }));

    expect(lines.map((line) => (JSON.parse(line) as { outcome: string }).outcome)).toEqual(['let in', 'unknown key']);
    expect(lines.join()).not.toMatch(/aaa|secret|S04/);
  });
});
