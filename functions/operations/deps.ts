import { actionsWith } from '../kernel/route.ts';
import type { LetterBox } from './letters.ts';
import type { Replays } from './replays.ts';

export interface OperationsDeps {
  readonly stage: string;
  readonly build: string;
  readonly boxes: readonly LetterBox[];
  readonly replays: Replays;
  /** Resolves when the table answers. */
  readonly askTable: () => Promise<void>;
}

export const action = actionsWith<OperationsDeps>();
