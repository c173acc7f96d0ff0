import { ApiError } from '../../api/api-error.ts';
import * as draft from './draft.ts';
import { failed, fileFailure } from './failures.ts';
import * as files from './files.ts';
import type { draftKeeper } from './keep-draft.ts';
import * as matter from './matter.ts';
import { type FormService, newKey } from './service.ts';

type State = draft.FormState;

/** A form on its page: what it knows now, and what it reaches. */
export interface LiveForm {
  readonly state: State;
  readonly service: FormService;
  readonly keeper: ReturnType<typeof draftKeeper>;
  /** The next state, without drawing it. */
  readonly set: (next: State) => void;
  /** The next state, drawn; `focus` is the element to go to, else the focus stays where it was. */
  readonly to: (next: State, focus?: string) => void;
  /** The next state, of which only the files are drawn. */
  readonly toFiles: (next: State) => void;
}

const errorOf = (error: unknown) =>
  error instanceof ApiError ? error : new ApiError('fault', String(error), { status: 500 });

const firstFault = ({ faults }: State) => Object.keys(faults).map((name) => `f-${name}`)[0];

function fail(form: LiveForm, error: unknown): void {
  const after = failed(form.state, errorOf(error), newKey());
  form.to(after, firstFault(after));
}

/** 1. Look whether it can go. 2. Prove. 3. Keep what leaves: it may arrive without an answer. 4. Show number and code. */
export async function submit(form: LiveForm): Promise<void> {
  if (form.state.busy) return;
  const begun = draft.sending(form.state);
  form.to(begun, firstFault(begun));
  if (!begun.busy) return;
  try {
    const proof = await form.service.prove();
    form.set(draft.posting(form.state));
    form.keeper.save(draft.keptOf(form.state));
    const sent = draft.onItsWay(form.state);
    const receipt = await form.service.submit(sent.draft, sent.key, proof);
    form.keeper.save(undefined);
    form.to(draft.arrived(form.state, receipt, newKey()), 'f-sent');
  } catch (error) {
    fail(form, error);
    form.keeper.save(draft.keptOf(form.state));
  }
}

/** Sends files as they are chosen, one after the other; what cannot be sent is said at once. */
export async function addFiles(form: LiveForm, chosen: readonly File[]): Promise<void> {
  for (const file of chosen) {
    const fault = files.faultOf(form.state, file);
    if (fault) form.toFiles(files.saying(form.state, { name: file.name, text: fault }));
    else await addFile(form, file);
  }
}

async function addFile(form: LiveForm, file: File): Promise<void> {
  const [id, { name }] = [newKey(), file];
  form.toFiles(files.uploading(form.state, id, name));
  try {
    const onShare = (share: number) => form.toFiles(files.progressed(form.state, id, share));
    const key = await form.service.upload(file, id, onShare);
    form.toFiles(files.uploaded(form.state, id, { key, name }));
  } catch (error) {
    form.toFiles(files.notUploaded(form.state, id, { name, ...fileFailure(errorOf(error)) }));
  }
  form.keeper.save(draft.keptOf(form.state));
}

/** Asks how the matter stands; an answer for a guest who has turned away is dropped. */
export async function lookUp(form: LiveForm): Promise<void> {
  if (form.state.busy) return;
  form.to(matter.looking(form.state));
  const { asked } = form.state;
  try {
    const seen = await form.service.lookUp(asked);
    if (matter.isAwaited(form.state, asked)) form.to(matter.found(form.state, asked, seen, newKey()), 'f-seen');
  } catch (error) {
    if (matter.isAwaited(form.state, asked)) fail(form, error);
  }
}

/** Does what the guest was about to do. */
export async function act(form: LiveForm): Promise<void> {
  if (form.state.busy) return;
  const begun = matter.acting(form.state);
  form.to(begun, firstFault(begun));
  const { act: intent, asked, busy, page } = begun;
  if (!busy || !intent) return;
  try {
    const seen = await form.service.act(asked, intent);
    if (matter.isAwaited(form.state, asked))
      form.to(matter.acted(form.state, seen), page === 'sent' ? 'f-sent' : 'f-seen');
  } catch (error) {
    if (matter.isAwaited(form.state, asked)) fail(form, error);
  }
}

/** Copies, or says that the browser (a page without https, a guest who said no) does not let it. */
export async function copy(form: LiveForm, text: string): Promise<void> {
  const { clipboard } = navigator as { clipboard?: Clipboard };
  const copied = await (clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))).then(
    () => true,
    () => false,
  );
  const { notice: _told, ...rest } = form.state;
  form.to(copied ? { ...rest, copied } : { ...rest, notice: { text: 'copyFailed' } });
}
