import type { Routes } from '../../api/types.ts';
import { type FileSaid, isUploading, type Uploading } from './files.ts';
import type { Act } from './matter.ts';
import { domains, kinds, type TextName, type Words } from './texts.ts';

/** What the form knows, and every way in which that changes: pure, so that it can be tried without a browser. */

export interface Draft {
  readonly kind: string;
  readonly domain: string;
  readonly description: string;
  readonly remedyAsked: string;
  /** Somebody of the house whom it is about; a draft that was kept before the field came has none. */
  readonly aboutStaff?: string;
  readonly anonymous: boolean;
  readonly name: string;
  readonly phone: string;
  /** What only a program writes, which fills in every field that there is. */
  readonly website?: string;
  /** Files that are at the service already, by their keys. */
  readonly files: readonly GivenFile[];
}

/** A file that was uploaded, and how it is called. */
export interface GivenFile {
  readonly key: string;
  readonly name: string;
}

export type Receipt = Routes['submitTicket']['answer'];
export type Seen = Routes['lookUpTicket']['answer'];

export interface Numbers {
  readonly ticketNo: string;
  readonly queryCode: string;
}

/** A text under the one key that stands for it. */
interface Keyed {
  readonly draft: Draft;
  readonly key: string;
}

export interface FormState {
  readonly page: 'write' | 'sent' | 'track';
  readonly draft: Draft;
  /** One key for one draft, until it has arrived: a second tap and a second try make no second ticket. */
  readonly key: string;
  /**
   * What was sent and may have arrived, `lost` when its answer never came. It goes again as it was, whatever was edited
   * since: with its key the service tells whether it has it, and never has it twice.
   */
  readonly doubt?: Keyed & { readonly lost: boolean };
  readonly busy: boolean;
  /** Field → what is wrong with it. */
  readonly faults: Readonly<Record<string, TextName>>;
  readonly notice?: { readonly text: TextName | undefined; readonly said?: string; readonly at?: string };
  readonly receipt?: Receipt;
  readonly copied?: boolean;
  /** Files on their way, and what became of the last one. */
  readonly uploads?: readonly Uploading[];
  readonly fileSaid?: FileSaid;
  /** Which matter is followed, as it was typed. */
  readonly asked: Numbers;
  readonly seen?: Seen;
  /** What the guest is about to do with his matter. */
  readonly act?: Act;
}

export const emptyDraft: Draft = {
  kind: 'COMPLAINT',
  domain: '',
  description: '',
  remedyAsked: '',
  anonymous: false,
  name: '',
  phone: '',
  files: [],
};

/** What outlives the page: the text, its key, and what was sent of it. */
export type Kept = Keyed & { readonly doubt?: Keyed };

/** A form before anything is written, or with what was kept: if it was on its way then, nobody knows whether it arrived. */
export const begun = (key: string, kept?: Kept): FormState => ({
  page: 'write',
  draft: kept?.draft ?? emptyDraft,
  key: kept?.key ?? key,
  ...(kept?.doubt && { doubt: { ...kept.doubt, lost: true } }),
  busy: false,
  faults: {},
  asked: { ticketNo: '', queryCode: '' },
});

export const keptOf = ({ draft, key, doubt }: FormState): Kept => ({ draft, key, ...(doubt && { doubt }) });

export const written = (state: FormState, change: Partial<Draft>): FormState => {
  if (state.busy) return state;
  const [field = ''] = Object.keys(change);
  const { [field]: _mended, ...faults } = state.faults;
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
  if (isUploading(state)) return { ...state, notice: { text: 'filesOnTheirWay' } };
  const faults = faultsOf(state.draft);
  const { notice: _told, ...rest } = state;
  return Object.keys(faults).length > 0
    ? { ...rest, faults, notice: { text: 'check' } }
    : { ...rest, faults, busy: true };
}

/** What goes out now: a text in doubt goes first. */
export const onItsWay = ({ doubt, draft, key }: FormState): Keyed =>
  doubt ? { draft: doubt.draft, key: doubt.key } : { draft, key };

/** The request leaves: from now on it may have arrived. */
export const posting = (state: FormState): FormState => ({
  ...state,
  doubt: { ...onItsWay(state), lost: state.doubt?.lost ?? false },
});

const calledBy = (words: Words, name: string) => words[name]?.[0] ?? '';

/** Files that were added since a text was sent. */
const newFiles = (sent: Draft, now: Draft): readonly string[] => {
  const before = sent.files.map(({ key }) => key);
  return now.files.map(({ key }) => key).filter((key) => !before.includes(key));
};

/** What was changed since a text was sent, in words for whoever handles it. */
function changedSince(sent: Draft, now: Draft): string {
  const words: Partial<Draft> = { ...now, kind: calledBy(kinds, now.kind), domain: calledBy(domains, now.domain) };
  const fields = ['kind', 'domain', 'description', 'remedyAsked', 'name', 'phone'] as const;
  const lines = fields.filter((field) => sent[field].trim() !== now[field].trim()).map((field) => words[field]);
  // Whoever handles it may be the one it is about: supervisors alone are told who that is.
  const isAbout = (now.aboutStaff?.trim() ?? '') !== (sent.aboutStaff?.trim() ?? '');
  const staff = isAbout ? ['涉及员工的内容有补充，请主管联系我'] : [];
  const anonymous = now.anonymous && !sent.anonymous ? ['请匿名处理'] : [];
  const files = newFiles(sent, now).length > 0 ? ['补充附件'] : [];
  return [...lines, ...staff, ...anonymous, ...files].filter(Boolean).join('\n');
}

/** It has arrived. What was edited after an earlier try is not in it: that waits as a message, for the guest to send. */
export function arrived(state: FormState, receipt: Receipt, freshKey: string): FormState {
  const sent = onItsWay(state).draft;
  const changed = changedSince(sent, state.draft);
  const files = newFiles(sent, state.draft);
  const { ticketNo, queryCode } = receipt;
  return {
    ...begun(freshKey),
    page: 'sent',
    receipt,
    asked: { ticketNo, queryCode },
    ...(changed && {
      act: { name: 'message' as const, text: changed, key: freshKey, ...(files.length > 0 && { files }) },
    }),
  };
}

/** Nothing that was written by one guest stays for the next. */
export const anew = (key: string): FormState => begun(key);

/** Turns to another page; not while a draft is on its way, whose answer shows a code that is shown once. */
export function turned(state: FormState, page: 'write' | 'track'): FormState {
  if (state.busy && state.page === 'write') return state;
  const { draft, key, doubt, uploads } = state;
  const asked = state.page === 'sent' ? { asked: state.asked } : {};
  return { ...begun(key), page, draft, ...(doubt && { doubt }), ...(uploads && { uploads }), ...asked };
}

/** The version of the privacy notice that the form shows. */
export const NOTICE_VERSION = '2026-11';

/** What goes to the service: what is empty is left out, and an anonymous matter carries no contact. */
export function bodyOf(draft: Draft, challenge: string): Routes['submitTicket']['body'] {
  const [name, phone] = [draft.name.trim(), draft.phone.trim()];
  const aboutStaff = draft.aboutStaff?.trim();
  const contact = { ...(name && { name }), ...(phone && { phone }) };
  return {
    kind: draft.kind as Routes['submitTicket']['body']['kind'],
    description: draft.description.trim(),
    ...(draft.domain && { domain: draft.domain as NonNullable<Routes['submitTicket']['body']['domain']> }),
    ...(draft.remedyAsked.trim() && { remedyAsked: draft.remedyAsked.trim() }),
    ...(aboutStaff && { aboutStaff }),
    ...(draft.anonymous ? { anonymous: true } : Object.keys(contact).length > 0 && { contact }),
    ...(draft.files.length > 0 && { attachments: draft.files.map(({ key }) => key) }),
    ...(draft.website && { website: draft.website }),
    noticeVersion: NOTICE_VERSION,
    challenge,
  };
}
