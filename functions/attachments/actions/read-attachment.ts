import { isAppError } from '../../kernel/errors.ts';
import { ticketNoOf } from '../../kernel/ids.ts';
import { addMs } from '../../kernel/time.ts';
import { maySee } from '../../tickets/desk/scope.ts';
import { ticketNotFound } from '../../tickets/errors.ts';
import { readAttachment } from '../contract.ts';
import { action } from '../deps.ts';
import { attachmentNotFound, pictureHidden } from '../errors.ts';
import { downloadName } from '../file-types.ts';
import { isGiven, keptKeyOf } from '../model.ts';
import { read } from '../rules.ts';

const GOOD_SECONDS = 60;
const TRIES = 4; // colleagues may open one file at the same time

/** 1. The matter must be his to see, and the file its. 2. Only what was checked, and what may offend on purpose only. 3. Who opened it is kept first. 4. The address is told. */
export const readIt = action(readAttachment, async ({ input, actor, now, deps, correlationId, op }) => {
  const { ticketId, attachmentId } = input.params;
  const { site } = actor;
  const ticketNo = ticketNoOf(ticketId);
  const ticket = await deps.ticket(site, ticketNo);
  if (!ticket || !maySee(actor, 'ticket.read', ticket)) throw ticketNotFound();
  for (let n = 1; ; n += 1) {
    const file = await deps.attachments.find(site, attachmentId);
    if (!file || !isGiven(file) || file.ticketNo !== ticketNo) throw attachmentNotFound();
    const check = input.query.picture === 'HIDDEN' && (await deps.pictureChecks.find(site, ticketNo, attachmentId));
    if (check && check.flag === 'RISKY') throw pictureHidden();
    const opened = read(file);
    const { sha256 = '', bytes = 0, type } = file;
    try {
      await deps.attachments.note(file, opened, { actor, now, correlationId, op });
    } catch (error) {
      if (n === TRIES || !isAppError(error) || error.kind !== 'stale') throw error;
      continue;
    }
    const fileName = downloadName(file.fileName, type);
    const url = await deps.files.link(keptKeyOf(file, sha256), { fileName, seconds: GOOD_SECONDS });
    return { url, goodUntil: addMs(now, GOOD_SECONDS * 1_000), fileName, type, bytes, sha256 };
  }
});
