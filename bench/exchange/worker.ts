import { advanceExchange } from '../../functions/exchange/advance-exchange.ts';
import type { Objects } from '../../functions/platform/objects.ts';
import { type Table, WriteLost } from '../../functions/platform/table.ts';
import { monday, site } from '../../test/support/world.ts';
import type { Answered, Asked, Piece, Worked } from './cloud.ts';
import { exchangeOn, importId } from './parts.ts';

/** A worker of imports in a process of its own: its table and its bucket are with whoever has started it. */

const waiting = new Map<number, (told: Answered) => void>();
let asked = 0;

const tell = (message: Asked | Worked) => process.send?.(message);

const port = <T>(of: Asked['of']): T =>
  new Proxy(
    {},
    {
      get:
        (_target, name) =>
        (...args: unknown[]) => {
          // What is looked at before it is awaited is no call.
          if (name === 'then') return undefined;
          const ask = asked++;
          return new Promise((resolve, reject) => {
            waiting.set(ask, ({ value, lost, fault }) => {
              if (lost) reject(new WriteLost([...lost]));
              else if (fault !== undefined) reject(new Error(fault));
              else resolve(value);
            });
            tell({ ask, of, name: String(name), args });
          });
        },
    },
  ) as T;

const made = exchangeOn(port<Table>('table'), port<Objects>('objects'));

async function work({ version }: Piece): Promise<void> {
  const event = { site, entity: 'customer-import', entityId: importId, version };
  let fault: string | undefined;
  try {
    await advanceExchange(event, { now: monday, deps: await made, correlationId: 'bench' });
  } catch (error) {
    fault = String(error);
  }
  tell({ worked: true, rssKb: process.resourceUsage().maxRSS, ...(fault !== undefined && { fault }) });
}

process.on('message', (message: Answered | Piece) => {
  if ('version' in message) {
    work(message).catch(() => process.exit(1));
    return;
  }
  waiting.get(message.ask)?.(message);
  waiting.delete(message.ask);
});
