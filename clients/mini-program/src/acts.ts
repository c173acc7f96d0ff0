import type { AnswerOf } from '../../api/client.ts';
import { service } from './service.ts';
import type { TextName } from './texts.ts';

/** What a guest can do with his matter on its page; rating has a page of its own. */
export type ActName = 'message' | 'urge' | 'withdraw' | 'agree' | 'disagree';
export type Seen = AnswerOf<'viewMyTicket'>;

const order = ['agree', 'disagree', 'messages', 'urge', 'withdraw'] as const;

/** What the service would not refuse now, what waits for him first. */
export const actsFor = ({ may }: Pick<Seen, 'may'>): ActName[] =>
  order.filter((name) => may.includes(name)).map((name) => (name === 'messages' ? 'message' : name));

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
export function perform(ticketId: string, name: ActName, said: { words: string; key: string }) {
  const asked = { params: { ticketId }, key: said.key };
  const reason = said.words ? { reason: said.words } : {};
  switch (name) {
    case 'message':
      return service.attempt('writeAboutMine', { ...asked, body: { text: said.words } });
    case 'urge':
      return service.attempt('urgeMine', { ...asked, body: {} });
    case 'agree':
      return service.attempt('agreeMine', { ...asked, body: {} });
    case 'withdraw':
      return service.attempt('withdrawMine', { ...asked, body: reason });
    case 'disagree':
      return service.attempt('disagreeMine', { ...asked, body: reason });
  }
}
