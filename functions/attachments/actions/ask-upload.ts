import type { Actor } from '../../kernel/actor.ts';
import { keyReused } from '../../kernel/refused-changes.ts';
import type { Operation } from '../../kernel/route.ts';
import { addDays, type Instant, millis } from '../../kernel/time.ts';
import * as contract from '../contract.ts';
import { type AttachmentDeps, action } from '../deps.ts';
import { askerOf } from '../give-files.ts';
import { type Attachment, uploadKeyOf } from '../model.ts';
import { type AskedFile, ask } from '../rules.ts';

interface AskingCall {
  readonly actor: Actor;
  readonly now: Instant;
  readonly deps: AttachmentDeps;
  readonly op?: Operation;
}

/** What an equal, earlier request has asked for. */
async function asked({ deps, actor }: AskingCall, op: Operation, day: Instant): Promise<Attachment | undefined> {
  const found = await deps.attachments.find(actor.site, deps.idFor(op, day));
  // What was given meanwhile has forgotten what it was asked with; its key is told again, and is of no more use.
  if (found?.askedWith !== undefined && found.askedWith !== op.body) throw keyReused();
  return found;
}

async function placeOf({ deps, now }: AskingCall, file: Attachment) {
  const key = uploadKeyOf(file);
  const { size, type, uploadBy, giveBy } = file;
  const seconds = Math.max(1, Math.floor((millis(uploadBy) - millis(now)) / 1_000));
  const { url, fields } = await deps.files.uploadForm(key, { type, size, seconds });
  return { url, fields, key, uploadBy, giveBy };
}

/** 1. A repeat gets the same key. 2. The file would be taken at all. 3. The proof of work, where one is asked for. 4. The place is told. */
async function placeFor(call: AskingCall, file: AskedFile, admitted: (op: Operation) => Promise<void>) {
  const { deps, now, actor, op } = call;
  if (!op) throw new Error('a key without its Idempotency-Key');
  const earlier = (await asked(call, op, now)) ?? (await asked(call, op, addDays(now, -1)));
  if (earlier) return placeOf(call, earlier);
  const by = { id: deps.idFor(op, now), site: actor.site, askedBy: askerOf(actor), askedWith: op.body };
  const fresh = ask(file, by, now);
  await admitted(op);
  const opened = (await deps.attachments.open(fresh)) ?? (await asked(call, op, now));
  return placeOf(call, opened ?? fresh);
}

export const askIt = action(contract.askUpload, (call) => {
  const { challenge, ...file } = call.input.body;
  const { site } = call.actor;
  return placeFor(call, file, (op) => call.deps.spendChallenge(challenge, { site, by: op.key, now: call.now }));
});

export const askMineIt = action(contract.askMyUpload, (call) => placeFor(call, call.input.body, async () => {}));

export const askForStaffIt = action(contract.askStaffUpload, (call) => placeFor(call, call.input.body, async () => {}));
