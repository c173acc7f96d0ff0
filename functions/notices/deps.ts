import type { RightReviewStore } from '../access/reviews/store.ts';
import type { CallbackStore } from '../callbacks/store.ts';
import type { CustomerStore } from '../customers/store.ts';
import type { ExportStore } from '../exchange/exports/store.ts';
import type { FollowUpStore } from '../follow-ups/store.ts';
import type { SiteId } from '../kernel/ids.ts';
import { actionsWith } from '../kernel/route.ts';
import type { LeakCaseStore } from '../leak-cases/store.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { RightsStore } from '../rights/store.ts';
import type { StaffStore } from '../staff/store.ts';
import type { SurveyTokens } from '../surveys/tokens.ts';
import type { TicketStore } from '../tickets/store.ts';
import type { Port } from './channels/port.ts';
import type { Channel } from './model.ts';
import type { NoticeNumbers } from './rules.ts';
import type { NoticeStore } from './store.ts';

/** What this domain needs. */
export interface NoticeDeps {
  readonly notices: NoticeStore;
  readonly tickets: TicketStore;
  readonly followUps: FollowUpStore;
  readonly callbacks: CallbackStore;
  readonly leakCases: Pick<LeakCaseStore, 'find'>;
  readonly exports: Pick<ExportStore, 'find'>;
  readonly rights: Pick<RightsStore, 'find'>;
  readonly staff: StaffStore;
  readonly rightReviews: Pick<RightReviewStore, 'ofQuarter'>;
  /** Within how many days of a quarter its rights are reviewed. */
  reviewRightsWithin(site: SiteId): Promise<number>;
  readonly customers: Pick<CustomerStore, 'find' | 'languageOf'>;
  /** Ids of invented customers that were planted: nobody is there to be told. */
  canaries(site: SiteId): Promise<ReadonlySet<string>>;
  readonly cursors: Cursors;
  readonly surveyTokens: Pick<SurveyTokens, 'tokenOf'>;
  readonly timeZone: string;
  numbers(site: SiteId): Promise<NoticeNumbers>;
}

/** What sending needs beside it. */
export type Ports = Readonly<Record<Channel, Port>>;

export const action = actionsWith<NoticeDeps>();
