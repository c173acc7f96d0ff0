import type { AnswerOf } from '../../api/client.ts';
import type { Matter } from './kept.ts';
import { service } from './service.ts';
import type { TextName } from './texts.ts';

/** What a guest can do with his matter. */
export type ActName = 'message' | 'urge' | 'withdraw' | 'agree' | 'disagree';
export type Seen = AnswerOf<'lookUpTicket'>;

const OPEN = ['RECEIVED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS', 'WAITING_CUSTOMER', 'PROPOSED', 'EXECUTING'];

/** What can be done as it stands; a word is welcome in every state. */
export const actsFor = ({ status, proposal }: Pick<Seen, 'status' | 'proposal'>): ActName[] => [
  ...(proposal === undefined ? [] : (['agree', 'disagree'] as const)),
  'message',
  ...(OPEN.includes(status) ? (['urge', 'withdraw'] as const) : []),
];

/** What is asked about before it is done: it cannot be undone here. */
export const needsSureness = (name: ActName): boolean => name === 'withdraw' || name === 'agree';

export const doneTexts = {
  message: 'messageDone',
  urge: 'urgeDone',
  withdraw: 'withdrawDone',
  agree: 'agreeDone',
  disagree: 'disagreeDone',
} as const satisfies Record<ActName, TextName>;

/** Asks the service to do it, under the key of this intent. */
export function perform({ ticketNo, queryCode }: Matter, name: ActName, said: { words: string; key: string }) {
  const asked = { params: { ticketNo }, key: said.key };
  const reason = said.words ? { reason: said.words } : {};
  switch (name) {
    case 'message':
      return service.attempt('guestWrites', { ...asked, body: { queryCode, text: said.words } });
    case 'urge':
      return service.attempt('guestUrges', { ...asked, body: { queryCode } });
    case 'agree':
      return service.attempt('guestAgrees', { ...asked, body: { queryCode } });
    case 'withdraw':
      return service.attempt('guestWithdraws', { ...asked, body: { queryCode, ...reason } });
    case 'disagree':
      return service.attempt('guestDisagrees', { ...asked, body: { queryCode, ...reason } });
  }
}
