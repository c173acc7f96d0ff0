import type { ApiError } from '../../api/api-error.ts';
import type { FormState } from './draft.ts';
import { dropped } from './files.ts';
import type { TextName } from './texts.ts';

const FIELD_OF_PATH: Readonly<Record<string, string>> = {
  'contact.phone': 'phone',
  'contact.name': 'name',
  ticketNo: 'number',
  queryCode: 'code',
  text: 'words',
  reason: 'words',
};

const SENTENCES: Readonly<Record<string, TextName>> = {
  network: 'offline',
  timeout: 'slow',
  insecure: 'insecure',
  'idempotency.keyReused': 'elsewhere',
  'challenge.expired': 'proveAgain',
  'challenge.invalid': 'proveAgain',
  'challenge.used': 'proveAgain',
  'attachment.tooMany': 'matterFull',
  'attachment.twice': 'fileChooseAgain',
  'attachment.unknown': 'fileChooseAgain',
  'attachment.used': 'fileChooseAgain',
  'request.tooLarge': 'tooLong',
  // Nothing that a guest has done: the page and the service do not understand each other.
  'request.invalid': 'fault',
  'request.malformed': 'fault',
  'request.notJson': 'fault',
  'idempotency.keyNeeded': 'fault',
  'state.notAllowed': 'notNow',
  'version.stale': 'notNow',
};

type Failure = Pick<ApiError, 'code' | 'status' | 'message' | 'data'>;

/** What is marked on the page where it is not right. */
const ON_PAGE = [
  'description',
  'remedyAsked',
  'aboutStaff',
  'kind',
  'domain',
  'name',
  'phone',
  'number',
  'code',
  'words',
  'files',
];

const isLost = ({ status }: Failure) => status === 0 || status >= 500;

/** Turned away before it was looked at: says nothing about an earlier try. */
const isTurnedAway = ({ code, status }: Failure) => code === 'gateway' || status === 429;

function noticeOf({ code, status, message, data }: Failure): NonNullable<FormState['notice']> {
  const text = SENTENCES[code];
  if (text) return { text };
  if (code === 'ticket.urgedAlready') return { text: 'urgedAlready', at: String(data.againAt) };
  if (status === 429 && !code.startsWith('ticket.')) return { text: 'busy' };
  if (status >= 500 || code === 'gateway') return { text: 'fault' };
  return { text: undefined, said: message };
}

/** What became of a file that did not arrive. */
export function fileFailure(failure: Failure): { readonly text: TextName } | { readonly said: string } {
  if (failure.code === 'uploadRefused') return { text: 'fileFailed' };
  const { text, said = '' } = noticeOf(failure);
  if (text === 'offline' || text === 'slow') return { text: 'fileLost' };
  if (text === 'proveAgain') return { text: 'fileFailed' };
  return text ? { text } : { said };
}

/** Whether what was sent may have arrived all the same. */
function doubtAfter({ doubt }: FormState, failure: Failure): Pick<FormState, 'doubt'> {
  if (doubt && isLost(failure)) return { doubt: { ...doubt, lost: true } };
  return doubt?.lost && isTurnedAway(failure) ? { doubt } : {};
}

/** What a failure means to the guest: which field, or which honest sentence. His text stays. */
export function failed(state: FormState, failure: Failure, freshKey = state.key): FormState {
  const { doubt: _doubt, ...rest } = state;
  const idle = { ...rest, ...doubtAfter(state, failure), busy: false };
  const fields = failure.data.fields as ReadonlyArray<{ path: string }> | undefined;
  if (failure.code === 'request.invalid' && fields) {
    const names = fields.map(({ path }) => FIELD_OF_PATH[path] ?? path).filter((name) => ON_PAGE.includes(name));
    const faults: Record<string, TextName> = {};
    for (const name of names) faults[name] = 'notRight';
    return { ...idle, faults, notice: { text: names.length > 0 ? 'check' : 'fault' } };
  }
  if (failure.code === 'attachment.unknown' || failure.code === 'attachment.used')
    return dropped(
      { ...idle, notice: noticeOf(failure) },
      (fields ?? []).map(({ path }) => path),
    );
  // Another window has sent another text of this draft: this one is a matter of its own, if the guest sends it again.
  const key = failure.code === 'idempotency.keyReused' ? freshKey : state.key;
  return { ...idle, key, notice: noticeOf(failure) };
}
