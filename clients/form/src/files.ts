import type { FormState, GivenFile } from './draft.ts';
import type { TextName } from './texts.ts';

/** Files that go with a text: chosen, sent at once, named by their keys when the text is sent. Pure, like the draft. */

/** A file on its way; `share` of it has gone out. */
export interface Uploading {
  readonly id: string;
  readonly name: string;
  readonly share: number;
}

/** What is said of the last file that something became of. */
export interface FileSaid {
  readonly name: string;
  readonly text?: TextName;
  /** The service's own words, where it has any. */
  readonly said?: string;
}

export const MOST_FILES = 9;
const MOST_BYTES = 20 * 1_048_576;

/** What a file chooser offers. HEIC is taken, but not named here: a phone then turns it into JPEG, which everybody can open. */
export const ACCEPT = [
  ...['image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'video/mp4'],
  ...['audio/mpeg', 'audio/mp4', 'audio/x-m4a', 'audio/wav', '.docx', '.xlsx'],
].join(',');

const TAKEN =
  /^(image\/(jpe?g|png|webp|hei[cf])|application\/pdf|video\/mp4|audio\/(mpeg|mp3|mp4|x-m4a|wav|x-wav|wave))$/;
/** Files that browsers do not always know by their type. */
const BY_NAME = /\.(docx|xlsx|heic|heif)$/i;

type Chosen = Pick<File, 'name' | 'size' | 'type'>;

const roomIn = ({ draft, uploads = [] }: FormState) => MOST_FILES - draft.files.length - uploads.length;

/** Why a file is not sent at all; undefined where it can be. */
export function faultOf(state: FormState, { name, size, type }: Chosen): TextName | undefined {
  if (roomIn(state) <= 0) return 'fileTooMany';
  if (size === 0) return 'fileEmpty';
  if (size > MOST_BYTES) return 'fileTooLarge';
  return TAKEN.test(type) || BY_NAME.test(name) ? undefined : 'fileType';
}

export const saying = (state: FormState, fileSaid: FileSaid): FormState => ({ ...state, fileSaid });

export const uploading = (state: FormState, id: string, name: string): FormState => {
  const { fileSaid: _told, ...rest } = state;
  return { ...rest, uploads: [...(state.uploads ?? []), { id, name, share: 0 }] };
};

export const progressed = (state: FormState, id: string, share: number): FormState => ({
  ...state,
  uploads: (state.uploads ?? []).map((one) => (one.id === id ? { ...one, share } : one)),
});

const without = (state: FormState, id: string): FormState => ({
  ...state,
  uploads: (state.uploads ?? []).filter((one) => one.id !== id),
});

export const isUploading = ({ uploads = [] }: FormState): boolean => uploads.length > 0;

/** It is there; one that was taken out meanwhile stays out. */
export function uploaded(state: FormState, id: string, file: GivenFile): FormState {
  if (!state.uploads?.some((one) => one.id === id)) return state;
  const draft = { ...state.draft, files: [...state.draft.files, file] };
  return saying({ ...without(state, id), draft }, { name: file.name, text: 'fileThere' });
}

export const notUploaded = (state: FormState, id: string, said: FileSaid): FormState =>
  state.uploads?.some((one) => one.id === id) ? saying(without(state, id), said) : state;

/** The guest takes a file out, on its way or there. */
export function takenOut(state: FormState, id: string): FormState {
  if (state.busy) return state;
  const { fileSaid: _told, ...rest } = without(state, id);
  return { ...rest, draft: { ...state.draft, files: state.draft.files.filter(({ key }) => key !== id) } };
}

/** Files whose keys the service does not take any more: they have to be chosen again. */
export function dropped(state: FormState, paths: readonly string[]): FormState {
  const gone = paths.map((path) => /^attachments\.(\d+)$/.exec(path)).map((found) => (found ? Number(found[1]) : -1));
  return { ...state, draft: { ...state.draft, files: state.draft.files.filter((_file, n) => !gone.includes(n)) } };
}
