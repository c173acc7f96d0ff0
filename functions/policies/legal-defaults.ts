import type { LegalPeriod } from './legal.ts';

const tour: LegalPeriod['appliesTo'] = { kinds: ['COMPLAINT'], domains: ['TOUR'] };
const tourism = { zh: '旅游投诉处理办法（2026）', en: 'Rule on handling tourism complaints (2026)' };
const tourismUntil2026 = { zh: '旅游投诉处理办法（2010）', en: 'Rule on handling tourism complaints (2010)' };
const benchmark = { zh: '地方标准 DB14/T 2508-2022（参照）', en: 'Provincial standard DB14/T 2508-2022, as benchmark' };
const measures = { zh: '侵害消费者权益行为处罚办法', en: 'Measures on acts against consumers’ rights' };
const odr = { zh: '全国12315平台在线消费纠纷解决', en: '12315 platform, online dispute resolution' };
const marketSupervision = {
  zh: '市场监督管理投诉举报处理暂行办法',
  en: 'Interim rule on complaints to market supervision',
};
const hotline = { zh: '12345 热线转办件办理时限', en: '12345 hot-line: result of a forwarded case' };

/**
 * What the product ships. Two rules changed in 2026 and only summaries of their texts could be read: those rows say
 * `verified: false` until somebody has compared the articles.
 */
export const shippedPeriods: readonly LegalPeriod[] = [
  {
    id: 'TOURISM_ACCEPT',
    rule: tourismUntil2026,
    article: '—',
    period: { workdays: 5 },
    limits: 'ACCEPT',
    binds: 'AUTHORITY',
    appliesTo: tour,
    from: '2010-07-01',
    to: '2026-03-14',
    verified: false,
    source: 'summaries of the 2010 rule',
  },
  {
    id: 'TOURISM_ACCEPT',
    rule: tourism,
    article: '—',
    period: { workdays: 2 },
    limits: 'ACCEPT',
    binds: 'AUTHORITY',
    appliesTo: tour,
    from: '2026-03-15',
    verified: false,
    source: 'order 14 of the Ministry of Culture and Tourism, by commentary',
  },
  {
    id: 'TOURISM_CONCLUDE',
    rule: tourism,
    article: '—',
    period: 'P60D',
    limits: 'LEGAL',
    binds: 'AUTHORITY',
    appliesTo: tour,
    from: '2026-03-15',
    verified: false,
    source: 'order 14 of the Ministry of Culture and Tourism, by commentary',
  },
  {
    id: 'TOURISM_RESULT',
    rule: benchmark,
    article: '—',
    period: { workdays: 7 },
    limits: 'RESOLVE',
    binds: 'OPERATOR',
    appliesTo: tour,
    from: '2022-01-01',
    verified: false,
    source: 'DB14/T 2508-2022, by summary',
  },
  {
    id: 'JUSTIFIED_REFUND',
    rule: measures,
    article: '8–10',
    period: 'P15D',
    limits: 'LEGAL',
    binds: 'OPERATOR',
    appliesTo: { kinds: ['COMPLAINT'], domains: ['FRESH_PRODUCT'], stages: ['AFTER_SALE'] },
    from: '2015-03-15',
    verified: true,
    source: 'text of the measures',
  },
  {
    id: 'ODR_12315',
    rule: odr,
    article: '—',
    period: { workdays: 10 },
    limits: 'LEGAL',
    binds: 'OPERATOR',
    appliesTo: { channels: ['PLATFORM_12315'] },
    from: '2019-01-01',
    verified: true,
    source: 'rules of the platform for its companies',
  },
  {
    id: 'MEDIATION_12315',
    rule: marketSupervision,
    article: '15, 20, 21',
    period: { workdays: 45 },
    limits: 'LEGAL',
    binds: 'AUTHORITY',
    appliesTo: { channels: ['PLATFORM_12315'] },
    pausedBy: 'TESTING',
    from: '2020-01-01',
    verified: false,
    source: 'text of 2022; order 121 of 2026 replaces it with numbers that could not be read',
  },
  {
    id: 'HOTLINE_RESULT',
    rule: hotline,
    article: '—',
    period: { workdays: 5 },
    limits: 'LEGAL',
    binds: 'OPERATOR',
    appliesTo: { channels: ['HOTLINE_12345'] },
    from: '2021-01-01',
    verified: false,
    source: 'practice of hot-lines in other provinces; the local rule was not found',
  },
];
