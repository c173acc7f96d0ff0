import * as z from 'zod';
import { route } from '../../kernel/route.ts';
import { shortText } from '../../kernel/text.ts';
import { SentInstant } from '../../kernel/time.ts';
import { otherAuthorityRuns, sourceOutOfOrder } from '../intake/errors.ts';
import { external } from '../intake/source.ts';
import { always, verb } from '../parts.ts';

/** Route of the date that an authority has set, or has set anew. */

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
