import type { Instant } from '../kernel/time.ts';
import type { ExchangeDeps } from './deps.ts';

/** With what a piece of work is done. */
export interface Advancing {
  readonly now: Instant;
  readonly deps: ExchangeDeps;
  readonly correlationId: string;
}
