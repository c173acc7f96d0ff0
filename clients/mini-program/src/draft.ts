import type { CallOf } from '../../api/client.ts';
import type { Picture } from './pictures.ts';
import type { Place } from './place.ts';
import type { Domain, Kind, TextName } from './texts.ts';

/** What is written and not yet answered: pure, so that it can be tried without a phone. */
export interface Draft {
  readonly kind: Kind;
  readonly domain: Domain;
  readonly description: string;
  readonly remedyAsked: string;
  /** Somebody of the house whom it is about; a draft that was kept before the field came has none. */
  readonly aboutStaff?: string;
  readonly phone: string;
  readonly pictures: readonly Picture[];
  /** Where it happened, as a scanned code says. */
  readonly place?: Place | undefined;
}

/** What outlives the page: the text, the one key that stands for it, and whether it is on its way. */
export interface Kept {
  readonly draft: Draft;
  readonly key: string;
  /** Sent, and no answer came: until one does, the same text goes out under the same key, so nothing is filed twice. */
  readonly inDoubt: boolean;
}

export const emptyDraft: Draft = {
  ...{ kind: 'COMPLAINT', domain: 'LODGING', description: '', remedyAsked: '', phone: '' },
  pictures: [],
};

const PHONE = /^\+?[\d ()-]{5,24}$/;

/** What can be told before the service is asked: field → what is wrong. */
export function faultsOf({ description, phone }: Draft): Partial<Record<keyof Draft, TextName>> {
  return {
    ...(description.trim() === '' && { description: 'needed' as const }),
    ...(phone.trim() !== '' && !PHONE.test(phone.trim()) && { phone: 'notRight' as const }),
  };
}

type Body = NonNullable<CallOf<'submitMyTicket'>['body']>;

/** The draft as the service takes it. */
export function bodyOf(draft: Draft, noticeVersion: Body['noticeVersion']): Body {
  const { kind, domain } = draft;
  const [description, remedyAsked, phone] = [draft.description.trim(), draft.remedyAsked.trim(), draft.phone.trim()];
  const aboutStaff = draft.aboutStaff?.trim();
  return {
    ...{ kind, domain, description, noticeVersion },
    ...(remedyAsked && { remedyAsked }),
    ...(aboutStaff && { aboutStaff }),
    ...(phone && { contact: { phone } }),
    ...(draft.pictures.length > 0 && { attachments: draft.pictures.map(({ key }) => key) }),
    ...(draft.place && { object: draft.place }),
  };
}
