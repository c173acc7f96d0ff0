import type { FormState, Numbers, Seen } from './draft.ts';
import type { TextName } from './texts.ts';

/** Following a matter by number and code, and what a guest can do with it: pure, like the draft. */

export type ActName = 'message' | 'urge' | 'withdraw' | 'agree' | 'disagree';

export interface Act {
  readonly name: ActName;
  readonly text: string;
  /** One key for one intent: trying again acts once. */
  readonly key: string;
  /** Keys of the files that go with it. */
  readonly files?: readonly string[];
}

const OPEN = ['RECEIVED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS', 'WAITING_CUSTOMER', 'PROPOSED', 'EXECUTING'];

/** What can be done now. A word is welcome in every state. */
export const actsFor = ({ status, proposal }: Pick<Seen, 'status' | 'proposal'>): ActName[] => [
  ...(proposal === undefined ? [] : (['agree', 'disagree'] as const)),
  'message',
  ...(OPEN.includes(status) ? (['urge', 'withdraw'] as const) : []),
];

/** Another number or code: what was seen of the earlier one goes. */
export function asking(state: FormState, change: Partial<Numbers>): FormState {
  const { seen: _seen, act: _act, notice: _told, ...rest } = state;
  return { ...rest, asked: { ...state.asked, ...change } };
}

/** As the service spells them, however they were typed. */
export const numbersOf = ({ asked }: FormState): Numbers => ({
  ticketNo: asked.ticketNo.replace(/\s/g, '').toUpperCase(),
  queryCode: asked.queryCode.replace(/\D/g, ''),
});

export function looking(state: FormState): FormState {
  if (state.busy) return state;
  const { seen: _seen, act: _act, notice: _told, ...rest } = state;
  return { ...rest, faults: {}, busy: true, asked: numbersOf(state) };
}

/** The answer to a look-up; dropped where the guest has turned to something else. A question is open to be answered. */
export function found(state: FormState, asked: Numbers, seen: Seen, freshKey = ''): FormState {
  if (!isAwaited(state, asked)) return state;
  const act = seen.question === undefined ? {} : { act: { name: 'message' as const, text: '', key: freshKey } };
  return { ...state, busy: false, seen, ...act };
}

/** Whether an answer about these numbers is still waited for. */
export const isAwaited = ({ busy, page, asked }: FormState, of: Numbers): boolean =>
  busy && page !== 'write' && asked.ticketNo === of.ticketNo && asked.queryCode === of.queryCode;

/** Begins something, or takes it up again where its answer was lost. */
export const opened = (state: FormState, name: ActName, key: string): FormState => {
  const { notice: _told, act, ...rest } = state;
  return state.busy ? state : { ...rest, faults: {}, act: act?.name === name ? act : { name, text: '', key } };
};

export function closed(state: FormState): FormState {
  const { act: _act, notice: _told, ...rest } = state;
  return state.busy ? state : { ...rest, faults: {} };
}

/** Other words are another intent: under the old key the service would refuse them. */
export const worded = (state: FormState, text: string, freshKey: string): FormState =>
  state.act && !state.busy ? { ...state, act: { ...state.act, text, key: freshKey } } : state;

/** Doing begins, once; a message needs words. */
export function acting(state: FormState): FormState {
  const { act } = state;
  if (state.busy || !act) return state;
  const { notice: _told, ...rest } = state;
  if (act.name === 'message' && act.text.trim() === '') return { ...rest, faults: { words: 'needed' } };
  return { ...rest, faults: {}, busy: true };
}

const done = {
  message: 'messageDone',
  urge: 'urgeDone',
  withdraw: 'withdrawDone',
  agree: 'agreeDone',
  disagree: 'disagreeDone',
} as const satisfies Record<ActName, TextName>;

export function acted(state: FormState, seen: Seen): FormState {
  const { act, ...rest } = state;
  return { ...rest, busy: false, seen, ...(act && { notice: { text: done[act.name] } }) };
}
