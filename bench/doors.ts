import { createHash, randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';
import { showBoardIt } from '../functions/board/actions/show-board.ts';
import { showQualityIt } from '../functions/board/actions/show-quality.ts';
import { contract as boardContract } from '../functions/board/contract.ts';
import { spentChallenges } from '../functions/challenges/store.ts';
import { actions as customerActions } from '../functions/customers/actions/all.ts';
import { contract as customerContract } from '../functions/customers/contract.ts';
import { actions as followUpActions } from '../functions/follow-ups/actions/all.ts';
import { contract as followUpContract } from '../functions/follow-ups/contract.ts';
import { millis } from '../functions/kernel/time.ts';
import { type Door, type HttpHandler, serve } from '../functions/platform/serve.ts';
import { identity } from '../functions/sessions/identity.ts';
import { actions as ticketActions } from '../functions/tickets/actions/all.ts';
import { contract as ticketContract } from '../functions/tickets/contract.ts';
import type { SpendChallenge } from '../functions/tickets/deps.ts';
import { type Asked, apiEvent } from '../test/support/api-event.ts';
import { logLines } from '../test/support/log-lines.ts';
import { site, type WorldOptions, world } from '../test/support/world.ts';

export interface DoorsAsked extends Omit<Asked, 'staffNo'> {
  readonly as?: string;
  readonly version?: number | undefined;
}

const VALID_SECONDS = 600;

/**
 * The service in this process behind its doors, asked as the HTTP API asks it. The work of a challenge is not proven (that is
 * the guest's time, not ours); with `spends`, the mark of a spent one is kept as in production.
 */
export async function doors(options: WorldOptions & { readonly spends: boolean }) {
  const w = await world(options);
  const { log, lines } = logLines();
  const clock = () => w.now;
  const { ledger, staff } = w.parts;
  const identify = identity({ ledger, staff, sites: async () => [site], clock });
  const door: Door = { clock, log, identify, noteRead: w.noteRead };
  const spent = spentChallenges(w.records);
  const spendChallenge: SpendChallenge = async (payload, { by, now }) => {
    if (!options.spends) return;
    const hash = createHash('sha256').update(payload).digest('base64url').slice(0, 32);
    await spent.spend({ site, hash, by, expiresAt: Math.floor(millis(now) / 1_000) + VALID_SECONDS });
  };
  const tickets = serve(ticketContract, ticketActions, () => ({ door, deps: { ...w.tickets, spendChallenge } }));
  const board = serve(boardContract, [showBoardIt, showQualityIt], () => ({ door, deps: w.board }));
  const followUps = serve(followUpContract, followUpActions, () => ({ door, deps: w.followUps }));

  const customers = serve(customerContract, customerActions, () => ({ door, deps: w.customers }));

  const others: Readonly<Record<string, HttpHandler>> = { 'follow-ups': followUps, board, customers };

  /** One request; answers `data`, or throws what was refused. */
  async function ask({ as, version, headers, ...asked }: DoorsAsked): Promise<Record<string, unknown>> {
    const event = apiEvent({
      ...asked,
      ...(as && { staffNo: as }),
      headers: {
        ...(asked.method !== 'GET' && { 'idempotency-key': randomUUID() }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
        ...headers,
      },
    });
    // As long as the gateway's own ids, which events carry as their correlation id.
    event.requestContext.requestId = randomUUID().replaceAll('-', '').slice(0, 16);
    const [, first = ''] = asked.path.split('/');
    const answer = await (others[first] ?? tickets)(event, {} as Context);
    const { code, data } = JSON.parse(answer.body ?? '{}') as { code: unknown; data: Record<string, unknown> };
    if ((answer.statusCode ?? 500) >= 300)
      throw new Error(`${asked.method} ${asked.path}: ${answer.statusCode} ${code}`);
    return data;
  }
  return { w, ask, lines };
}
export type Doors = Awaited<ReturnType<typeof doors>>;
