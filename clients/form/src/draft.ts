import type { ApiError } from '../../api/client.ts';
import type { Routes } from '../../api/types.ts';
import type { TextName } from './texts.ts';

/** What the form knows, and every way in which that changes: pure, so that it can be tried without a browser. */

export interface Draft {
  readonly kind: string;
  readonly domain: string;
  readonly description: string;
  readonly remedyAsked: string;
  readonly anonymous: boolean;
  readonly name: string;
  readonly phone: string;
}

export type Receipt = Routes['submitTicket']['answer'];
export type Seen = Routes['lookUpTicket']['answer'];

export interface FormState {
  readonly page: 'write' | 'sent' | 'track';
  readonly draft: Draft;
  /** One key for one draft, until it has arrived: a second tap and a second try make no second ticket. */
  readonly key: string;
  readonly busy: boolean;
  /** Field → what is wrong with it. */
  readonly faults: Readonly<Record<string, TextName>>;
  readonly notice?: { readonly text: TextName | undefined; readonly said?: string };
  readonly receipt?: Receipt;
  /** What was looked up last, so that it stands there still beside its answer. */
  readonly asked?: { readonly ticketNo: string; readonly queryCode: string };
  readonly seen?: Seen;
}

export const emptyDraft: Draft = {
  kind: 'COMPLAINT',
  domain: '',
  description: '',
  remedyAsked: '',
  anonymous: false,
  name: '',
  phone: '',
};

/** A form before anything is written. */
export const begun = (key: string, draft: Draft = emptyDraft): FormState => ({
  page: 'write',
  draft,
  key,
  busy: false,
  faults: {},
});

export const written = (state: FormState, change: Partial<Draft>): FormState => {
  const [field] = Object.keys(change);
  const faults = Object.fromEntries(Object.entries(state.faults).filter(([name]) => name !== field));
  return { ...state, draft: { ...state.draft, ...change }, faults };
};

const PHONE = /^\+?[\d ()-]{5,24}$/;

/** What the form can tell by itself before it asks the service. */
export function faultsOf(draft: Draft): Record<string, TextName> {
  const phone = draft.phone.trim();
  return {
    ...(draft.description.trim() === '' && { description: 'needed' as const }),
    ...(!draft.anonymous && phone !== '' && !PHONE.test(phone) && { phone: 'notRight' as const }),
  };
}

/** Sending begins, once: while it runs, another tap changes nothing. */
export function sending(state: FormState): FormState {
  if (state.busy) return state;
  const faults = faultsOf(state.draft);
  const { notice: _told, ...rest } = state;
  return Object.keys(faults).length > 0
    ? { ...rest, faults, notice: { text: 'check' } }
    : { ...rest, faults, busy: true };
}

export const arrived = (state: FormState, receipt: Receipt): FormState => ({
  ...begun(state.key),
  page: 'sent',
  receipt,
});

const FIELD_OF_PATH: Readonly<Record<string, string>> = { 'contact.phone': 'phone', 'contact.name': 'name' };

/** What a failure means to the guest: which field, or which honest sentence. His text stays. */
export function failed(state: FormState, error: Pick<ApiError, 'code' | 'status' | 'message' | 'data'>): FormState {
  const idle = { ...state, busy: false };
  const fields = error.data.fields as ReadonlyArray<{ path: string }> | undefined;
  if (error.code === 'request.invalid' && fields) {
    const faults = Object.fromEntries(fields.map(({ path }) => [FIELD_OF_PATH[path] ?? path, 'notRight' as const]));
    return { ...idle, faults, notice: { text: 'check' } };
  }
  if (error.code === 'network') return { ...idle, notice: { text: 'offline' } };
  if (error.code === 'timeout') return { ...idle, notice: { text: 'slow' } };
  if (error.code === 'insecure') return { ...idle, notice: { text: 'insecure' } };
  if (error.status === 429) return { ...idle, notice: { text: 'busy' } };
  if (error.status >= 500 || error.code === 'gateway') return { ...idle, notice: { text: 'fault' } };
  return { ...idle, notice: { text: undefined, said: error.message } };
}

/** Nothing that was written by one guest stays for the next. */
export const anew = (key: string): FormState => begun(key);

export function turned(state: FormState, page: 'write' | 'track'): FormState {
  const { notice: _told, seen: _seen, asked: _asked, ...rest } = state;
  return { ...rest, page, faults: {}, busy: false };
}

export const looking = (state: FormState, asked: { ticketNo: string; queryCode: string }): FormState => {
  const { notice: _told, seen: _seen, ...rest } = state;
  return { ...rest, busy: true, asked };
};
export const found = (state: FormState, seen: Seen): FormState => ({ ...state, busy: false, seen });

/** What goes to the service: what is empty is left out, and an anonymous matter carries no contact. */
export function bodyOf(draft: Draft, challenge: string): Routes['submitTicket']['body'] {
  const [name, phone] = [draft.name.trim(), draft.phone.trim()];
  const contact = { ...(name && { name }), ...(phone && { phone }) };
  return {
    kind: draft.kind as Routes['submitTicket']['body']['kind'],
    description: draft.description.trim(),
    ...(draft.domain && { domain: draft.domain as NonNullable<Routes['submitTicket']['body']['domain']> }),
    ...(draft.remedyAsked.trim() && { remedyAsked: draft.remedyAsked.trim() }),
    ...(draft.anonymous ? { anonymous: true } : Object.keys(contact).length > 0 && { contact }),
    noticeVersion: '2026-11',
    challenge,
  };
}
