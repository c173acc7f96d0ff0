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
  const found = await Promise.all(
    deps.boxes.map(async (box) => {
      const letters = await box.look();
      await box.putBack(letters);
      return letters.map((letter) => viewOf(box, letter));
    }),
  );
  return { items: found.flat(), hasMore: false };
});

async function found(boxes: readonly LetterBox[], id: string) {
  for (const box of boxes) {
    const letters = await box.look();
    await box.putBack(letters.filter((one) => one.messageId !== id));
    const letter = letters.find((one) => one.messageId === id);
    if (letter) return { box, letter };
  }
  return undefined;
}

/**
 * Sends a message again, remembers that, then takes it out. A repeat sends nothing and only takes out what still lies there;
 * a crash before the memory is kept sends it twice, which every consumer bears.
 */
export const replay = action(replayDeadLetter, async ({ input, actor, now, deps }) => {
  const { id } = input.params;
  const [there, sentTo] = [await found(deps.boxes, id), await deps.replays.consumerOf(actor.site, id)];
  if (!there) {
    if (sentTo === undefined) throw deadLetterNotFound();
    return { id, consumer: sentTo };
  }
  const { box, letter } = there;
  if (!box.replayable) {
    await box.putBack([letter]);
    throw notReplayable();
  }
  if (sentTo === undefined) {
    await box.resend(letter);
    await deps.replays.remember({ site: actor.site, id, consumer: box.consumer, at: now });
  }
  await box.remove(letter);
  return { id, consumer: box.consumer };
});
