import { guestKinds } from './guest-kinds.ts';
import { noticeKinds } from './notice-kinds.ts';

/**
 * A pattern of the bus holds 2,048 characters, so families of which most events are told of are named by what they begin with; the teller
 * passes over the rest of them. Files that come in and go out are not among them: their many pieces of work are told to nobody.
 */
export const toldFamilies = [
  ...['leak-case.', 'work-order.', 'callback.', 'lesson.', 'supervision.', 'break-glass.', 'standing.', 'credit.'],
  'rights-request.',
] as const;

/** A guest whom no message has reached is called instead. */
export const UNREACHED = 'notice.undeliverable';

/** The types of all other events that somebody is told of. */
export const toldTypes: readonly string[] = [...Object.keys({ ...noticeKinds, ...guestKinds }), UNREACHED].filter(
  (type) => !toldFamilies.some((family) => type.startsWith(family)),
);
