import * as z from 'zod';
import { route } from '../../kernel/route.ts';
import { shortText } from '../../kernel/text.ts';
import { SentInstant } from '../../kernel/time.ts';
import { noAuthorityWaits, otherAuthorityRuns, sourceOutOfOrder } from '../intake/errors.ts';
import { external } from '../intake/source.ts';
import { always, attachments, filesRefused, verb } from '../parts.ts';

/** Routes of an authority's date: set, set anew, and met by our answer. */

export const setExternalDate = route({
  ...verb,
  path: '/tickets/{ticketId}/external-date',
  capability: 'ticket.assess',
  summary: {
    zh: '登记或调整主管部门办理期限（附文书）',
    en: 'An authority has taken the matter up, or has set another date, by this document',
  },
  body: z.strictObject({
    ...external,
    forwardedAt: SentInstant,
    dueAt: SentInstant,
    /** Name and number of the letter or message that says so. */
    document: shortText(120),
  }),
  refusals: [...always, sourceOutOfOrder, otherAuthorityRuns],
  example: {
    body: {
      ...{ authority: '12315', externalNo: 'ODR-20261124-0031', document: '延期告知书 2026-118' },
      ...{ forwardedAt: '2026-11-24T09:00:00+08:00', dueAt: '2026-12-15T18:00:00+08:00' },
    },
  },
});

export const answerAuthority = route({
  ...verb,
  path: '/tickets/{ticketId}/answer-authority',
  capability: 'ticket.answerAuthority',
  summary: {
    zh: '登记已答复主管部门（文书与发出时间）；仅此使其期限完成',
    en: 'The authority was answered, by this document; nothing else meets its date',
  },
  body: z.strictObject({
    /** Name and number of the letter, or of the entry on its platform. */
    document: shortText(120),
    sentAt: SentInstant,
    attachments,
  }),
  refusals: [...always, noAuthorityWaits, sourceOutOfOrder, ...filesRefused],
  example: { body: { document: '办理结果回复函 2026-131', sentAt: '2026-11-30T16:20:00+08:00' } },
});
