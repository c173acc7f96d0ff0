import { refusal } from '../../kernel/errors.ts';

export const noLegalClock = refusal('ticket.noLegalClock', 'conflict', () => ({
  zh: '该工单没有法定期限',
  en: 'No legal period runs for this ticket',
}));

export const mayNotStandStill = refusal('ticket.mayNotStandStill', 'refused', () => ({
  zh: '该法定期限不因此中止',
  en: 'The rule of this legal period does not let it stand still on that ground',
}));

export const legalStandsStill = refusal('ticket.legalStandsStill', 'conflict', () => ({
  zh: '法定期限已中止',
  en: 'The legal period stands still already',
}));

export const legalClockRuns = refusal('ticket.legalClockRuns', 'conflict', () => ({
  zh: '法定期限未中止',
  en: 'The legal period does not stand still',
}));
