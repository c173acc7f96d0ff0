import { instant } from '../../kernel/time.ts';
import { BusEvent } from '../../platform/bus-event.ts';
import { type DeadLetterView, listDeadLetters, replayDeadLetter } from '../contract.ts';
import { action } from '../deps.ts';
import { deadLetterNotFound, notReplayable } from '../errors.ts';
import type { Letter, LetterBox } from '../letters.ts';

/** What a message is about, where it says so: type and entity of its event, never its content. */
function subjectOf(body: string): { type?: string; entityId?: string } {
  try {
    const { detail } = JSON.parse(body) as { detail?: unknown };
    const { type, entityId } = BusEvent.pick({ type: true, entityId: true }).parse(detail);
    return { type, entityId };
  } catch {
    return {};
  }
}

const viewOf = (box: LetterBox, letter: Letter): DeadLetterView => ({
  id: letter.messageId,
  consumer: box.consumer,
  ...subjectOf(letter.body),
  ...(letter.sentAtMs !== undefined && { sentAt: instant(letter.sentAtMs) }),
  tries: letter.tries,
  replayable: box.replayable,
});

/** Every message that lies undelivered, by consumer. */
export const list = action(listDeadLetters, async ({ deps }) => {
  const found = await Promise.all(deps.boxes.map(async (box) => (await box.look()).map((letter) => viewOf(box, letter))));
  return { items: found.flat(), hasMore: false };
});

/** Sends a message again, then takes it out: a crash in between sends it twice, which every consumer bears. */
export const replay = action(replayDeadLetter, async ({ input, deps }) => {
  for (const box of deps.boxes) {
    const letter = (await box.look()).find((one) => one.messageId === input.params.id);
    if (!letter) continue;
    if (!box.replayable) throw notReplayable();
    await box.resend(letter);
    await box.remove(letter);
    return { id: letter.messageId, consumer: box.consumer };
  }
  throw deadLetterNotFound();
});
