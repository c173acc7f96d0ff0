import type { AnswerOf } from '../../api/client.ts';
import { minute, ours } from './texts.ts';

type Call = AnswerOf<'bookAsCustomer'>;
type Slots = AnswerOf<'mySlots'>;

const OPEN: readonly Call['status'][] = ['BOOKED', 'REMINDED', 'DIALLED', 'RESCHEDULED'];

/** A booked call as the page shows it. */
export const shownCall = ({ callbackId, callAt, status, statusText }: Call) => ({
  ...{ callbackId, at: minute(callAt), status: ours(statusText), isOpen: OPEN.includes(status) },
});
export type ShownCall = ReturnType<typeof shownCall>;

/** The slots of a day, as buttons. */
export const shownSlots = ({ items }: Slots) =>
  items.map(({ slot, until, free }) => ({ slot, free, text: `${slot.slice(11, 16)}–${until.slice(11, 16)}` }));
export type ShownSlot = ReturnType<typeof shownSlots>[number];
