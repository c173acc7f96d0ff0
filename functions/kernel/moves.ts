import { refusal } from './errors.ts';

/** One legal move of a status machine: its allowed earlier states and the state it leads to. */
export interface Move<State extends string> {
  readonly from: readonly State[];
  readonly to: State;
}

/** A status machine as data: rules, write conditions, diagrams and tests all read this table. */
export type Moves<State extends string> = Readonly<Record<string, Move<State>>>;

/** The state does not allow the move; `data.current` tells what stands there now. */
export const wrongState = refusal(
  'state.notAllowed',
  'conflict',
  (verb: string, current: string, _allowed: readonly string[], _version?: number) => ({
    zh: '当前状态不允许此操作',
    en: `Not possible now: ${verb} is not allowed in state ${current}`,
  }),
  (verb, current, allowed, version) => ({ verb, current, allowed, ...(version !== undefined && { version }) }),
);

/** Moves an entity along one named transition, or refuses with `state.notAllowed`. */
export function move<State extends string, Entity extends { status: State; version: number }, M extends Moves<State>>(
  entity: Entity,
  verb: keyof M & string,
  moves: M,
): Entity {
  const step = moves[verb] as Move<State>;
  if (!step.from.includes(entity.status)) throw wrongState(verb, entity.status, step.from, entity.version);
  return { ...entity, status: step.to };
}
