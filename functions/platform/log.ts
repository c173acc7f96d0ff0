import { isAppError } from '../kernel/errors.ts';

/** What one request leaves in the log: a fixed list, so that nothing personal can slip in. */
export interface RequestLine {
  readonly requestId: string;
  readonly correlationId: string;
  readonly at: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  readonly site?: string;
  readonly actorKind?: string;
  readonly code?: string;
  readonly error?: unknown;
}

/** What a step, subscriber or the reconciler leaves. */
export interface WorkLine {
  readonly work: string;
  readonly correlationId?: string;
  readonly id?: string;
  readonly outcome?: string;
  readonly count?: number;
  readonly error?: unknown;
}

export interface Log {
  request(line: RequestLine): void;
  work(line: WorkLine): void;
}

const REQUEST = ['requestId', 'correlationId', 'at', 'route', 'status', 'ms', 'site', 'actorKind', 'code'] as const;
const WORK = ['work', 'correlationId', 'id', 'outcome', 'count'] as const;

// Seven digits or more, of any script, also in groups: a phone or a card. Dates go with them; ports and lines stay.
const LONG_NUMBER = /\p{Nd}(?:[ ()-]{0,2}\p{Nd}){6,}/gu;
const E_MAIL = /[\w.+-]+@[\w.-]+/g;

/** Numbers that could be a phone or a card, and e-mail addresses, out of a text that a library wrote. */
const scrubbed = (text: string) => text.replace(LONG_NUMBER, '#').replace(E_MAIL, '#@#');

function faultOf(error: unknown): { error?: string; message?: string; stack?: string } {
  if (error === undefined) return {};
  if (isAppError(error)) return { error: error.code };
  if (!(error instanceof Error)) return { error: typeof error };
  return { error: error.name, message: scrubbed(error.message), stack: scrubbed(error.stack ?? '') };
}

/** One JSON line a request; nothing is kept between two lines, so none can leak into the next. */
export function jsonLog(write: (line: string) => void): Log {
  const line = (level: string, names: readonly string[], given: object, error: unknown) => {
    const told = Object.fromEntries(names.map((name) => [name, (given as Record<string, unknown>)[name]]));
    write(JSON.stringify({ level, ...told, ...faultOf(error) }));
  };
  const levelOf = (error: unknown) => (error === undefined || isAppError(error) ? 'INFO' : 'ERROR');
  return {
    request: (given) => line(levelOf(given.error), REQUEST, given, given.error),
    work: (given) => line(levelOf(given.error), WORK, given, given.error),
  };
}
