import { CustomerExport } from '../../functions/exchange/exports/model.ts';
import { CustomerImport } from '../../functions/exchange/imports/model.ts';

const ends = { lookAt: '2026-11-30T02:00:00.000Z', expiresAt: '2026-11-30T02:00:00.000Z' };

/** An import that was asked for and nothing more. */
export const anImport = (over: Partial<CustomerImport> = {}): CustomerImport =>
  CustomerImport.parse({
    ...{ id: 'imp_01HK153X00FV0QTBMYWKVK8T81', site: 'dolon', status: 'REQUESTED', askedBy: 'S17', format: 'CSV' },
    ...{ size: 100, onKnown: 'FILL', source: 'IMPORT', basis: 'CONTRACT', generation: 0, cursor: 0, woken: 0 },
    ...{ ...ends, version: 1, ...over },
  });

/** An export whose rows were counted, that waits for approval. */
export const anExport = (over: Partial<CustomerExport> = {}): CustomerExport =>
  CustomerExport.parse({
    ...{ id: 'exp_01HK153X00FV0QTBMYWKVK8T81', site: 'dolon', status: 'COUNTED', askedBy: 'S17', purpose: 'SERVICE' },
    ...{ askedAt: '2026-11-23T02:00:00.000Z', reason: '逐一致电', filter: {}, fields: ['name', 'phone'], plain: [] },
    ...{ format: 'CSV', rows: 10, parts: 1, cursor: 0, approvals: [], withheld: 0, opened: 0, woken: 0 },
    ...{ ...ends, version: 1, ...over },
  });
