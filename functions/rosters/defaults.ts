import type { SiteId } from '../kernel/ids.ts';
import type { CoverRule, ShiftBook, ShiftType } from './model.ts';

const shift = (type: ShiftType): [string, ShiftType] => [type.code, type];

const types: ShiftBook['types'] = Object.fromEntries([
  shift({
    ...{ code: 'D', label: { zh: '白班', en: 'Day' }, kind: 'WORK', place: 'CENTRE' },
    hours: ['08:00-12:00', '13:00-18:00'],
  }),
  shift({ code: 'E', label: { zh: '早班', en: 'Early' }, kind: 'WORK', hours: ['08:00-16:00'], place: 'CENTRE' }),
  shift({ code: 'L', label: { zh: '晚班', en: 'Late' }, kind: 'WORK', hours: ['14:00-22:00'], place: 'CENTRE' }),
  shift({ code: 'N', label: { zh: '夜班', en: 'Night' }, kind: 'WORK', hours: ['22:00-06:00'], place: 'CENTRE' }),
  shift({
    ...{ code: 'S', label: { zh: '两头班', en: 'Split' }, kind: 'WORK', place: 'CENTRE' },
    hours: ['08:00-12:00', '18:00-22:00'],
  }),
  shift({
    code: 'F',
    label: { zh: '总台早班', en: 'Desk, early' },
    kind: 'WORK',
    hours: ['07:00-15:00'],
    place: 'DESK',
  }),
  shift({
    code: 'G',
    label: { zh: '总台晚班', en: 'Desk, late' },
    kind: 'WORK',
    hours: ['15:00-23:00'],
    place: 'DESK',
  }),
  shift({
    code: 'T',
    label: { zh: '带团', en: 'With a group' },
    kind: 'WORK',
    hours: ['08:00-18:00'],
    place: 'OUTDOORS',
  }),
  shift({ code: 'C', label: { zh: '备班', en: 'On call' }, kind: 'ON_CALL', hours: ['18:00-08:00'] }),
  shift({ code: 'M', label: { zh: '值班经理', en: 'Duty manager' }, kind: 'DUTY_MANAGER', hours: ['08:00-22:00'] }),
  shift({ code: 'V', label: { zh: '休假', en: 'Leave' }, kind: 'LEAVE', hours: [] }),
  shift({ code: 'O', label: { zh: '休息', en: 'Day off' }, kind: 'OFF', hours: [] }),
]);

/** F29: complaints always have somebody; in the season two people receive. */
const cover: CoverRule[] = [
  { posts: ['COMPLAINT_LEADER', 'COMPLAINT_AGENT'], least: 1, season: 'ALL' },
  { posts: ['FRONT_DESK', 'GROUP_RECEPTION'], least: 2, season: 'HIGH' },
];

/** What a site plans with until it has set its own shifts: version 0. */
export const shippedShifts = (site: SiteId): ShiftBook => ({ id: 'shifts', site, types, cover, version: 0 });
