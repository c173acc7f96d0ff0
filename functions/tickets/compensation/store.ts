import type { SiteId, TicketNo } from '../../kernel/ids.ts';
import { keys } from '../../platform/keys.ts';
import { type Records, recordKind } from '../../platform/records.ts';
import type { Write } from '../../platform/table.ts';
import { CompensationRequest, Given } from './model.ts';

const givenKind = recordKind({
  name: 'given',
  schema: Given,
  key: ({ site, party }) => keys.given(site, party),
});

export const requestKind = recordKind({
  name: 'compensation-request',
  schema: CompensationRequest,
  key: ({ site, ticketNo }) => keys.compensationRequest(site, ticketNo),
});

/** What guests were offered, and what handlers ask leave to offer. One function per access pattern. */
export const compensationStore = (records: Records) => ({
  /** In which matters a guest was offered money, and the write that keeps one more. */
  given: (site: SiteId, party: string): Promise<Given | undefined> => records.find(givenKind, keys.given(site, party)),
  givenWrite: (given: Given, before: Given | undefined): Promise<Write> =>
    before
      ? records.replacing(givenKind, { ...given, version: before.version + 1 }, { version: before.version })
      : records.creating(givenKind, given),

  /** The newest request of a matter, and the write that keeps what became of it. */
  request: (site: SiteId, no: TicketNo): Promise<CompensationRequest | undefined> =>
    records.find(requestKind, keys.compensationRequest(site, no)),
  requestWrite: (request: CompensationRequest, before: CompensationRequest | undefined): Promise<Write> =>
    before
      ? records.replacing(requestKind, request, { version: before.version })
      : records.creating(requestKind, request),
});
export type CompensationStore = ReturnType<typeof compensationStore>;
