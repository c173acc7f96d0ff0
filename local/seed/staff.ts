import type { PostCode } from '../../functions/staff/posts.ts';
import type { Domain } from '../../functions/tickets/words.ts';

/** One invented person: number, name, unit, post, the domains he is asked for, and the post that he stands in for. */
export interface SeededPerson {
  readonly staffNo: string;
  readonly name: string;
  readonly unit: string;
  readonly post: PostCode;
  readonly skills?: readonly Domain[];
  readonly deputyOf?: { readonly post: PostCode; readonly unit: string };
}

const person = (staffNo: string, name: string, unit: string, post: PostCode): SeededPerson => ({
  staffNo,
  name,
  unit,
  post,
});
const handler = (staffNo: string, name: string, unit: string, ...skills: Domain[]): SeededPerson => ({
  ...person(staffNo, name, unit, 'HANDLER'),
  skills,
});

/** The staff of the resort. Their names are the old cycle's sixty, so that nobody takes them for people. */
export const staff: readonly SeededPerson[] = [
  person('S01', '甲子', 'CENTRE', 'GUEST_SERVICE_MANAGER'),
  person('S02', '乙丑', 'SERVICE', 'SERVICE_SUPERVISOR'),
  // One person on two levels of the ladder: who is told as group leader is not told again as the supervisor's deputy.
  {
    ...person('S03', '丙寅', 'COMPLAINTS', 'COMPLAINT_LEADER'),
    deputyOf: { post: 'SERVICE_SUPERVISOR', unit: 'SERVICE' },
  },
  { ...person('S04', '丁卯', 'COMPLAINTS', 'COMPLAINT_AGENT'), skills: ['OTHER'] },
  { ...person('S05', '戊辰', 'COMPLAINTS', 'COMPLAINT_AGENT'), skills: ['OTHER'] },
  person('S06', '己巳', 'INQUIRIES', 'INQUIRY_LEADER'),
  person('S07', '庚午', 'INQUIRIES', 'INQUIRY_AGENT'),
  person('S08', '辛未', 'INQUIRIES', 'INQUIRY_AGENT'),
  person('S09', '壬申', 'FOLLOW_UP', 'FOLLOW_UP_LEADER'),
  person('S10', '癸酉', 'TRACKING', 'SERVICE_TRACKING'),
  person('S11', '甲戌', 'TELEMARKETING', 'PRE_SALE_FOLLOW_UP'),
  person('S12', '乙亥', 'TELEMARKETING', 'AFTER_SALE_FOLLOW_UP'),
  person('S13', '丙子', 'TELEMARKETING', 'DERIVATIVE_FOLLOW_UP'),
  { ...person('S14', '丁丑', 'TELEMARKETING', 'CARD_MARKETING'), skills: ['MEMBERSHIP'] },
  person('S15', '戊寅', 'SALES', 'SALES_SUPERVISOR'),
  person('S16', '己卯', 'SALES', 'SALES_CLERK'),
  person('S17', '庚辰', 'SERVICE', 'SERVICE_CLERK'),
  person('S18', '辛巳', 'CENTRE', 'STATISTICS'),
  person('S19', '壬午', 'QUALITY', 'QUALITY_SUPERVISION'),
  person('S20', '癸未', 'RECEPTION', 'FRONT_DESK'),
  person('S21', '甲申', 'RECEPTION', 'GROUP_RECEPTION'),
  person('S22', '乙酉', 'RECEPTION', 'GROUP_RECEPTION'),
  person('S23', '丙戌', 'RECEPTION', 'BUSINESS_SERVICE'),
  { ...person('S24', '丁亥', 'RECEPTION', 'TOUR_GUIDE'), skills: ['TOUR'] },
  { ...person('S25', '戊子', 'RECEPTION', 'TOUR_GUIDE'), skills: ['TOUR'] },
  handler('D01', '己丑', 'HOUSEKEEPING', 'LODGING'),
  handler('D01B', '庚寅', 'HOUSEKEEPING', 'LODGING'),
  handler('D02', '辛卯', 'CATERING', 'CATERING'),
  handler('D02B', '壬辰', 'CATERING', 'CATERING'),
  handler('D03', '癸巳', 'FRESH_PRODUCTION', 'FRESH_PRODUCT'),
  handler('D03B', '甲午', 'FRESH_PRODUCTION', 'FRESH_PRODUCT'),
  handler('D04', '乙未', 'LOGISTICS', 'FRESH_PRODUCT'),
  handler('D04B', '丙申', 'LOGISTICS', 'FRESH_PRODUCT'),
  person('L01', '丁酉', 'COMPANY', 'COMPANY_LEADER'),
  person('P01', '戊戌', 'COMPANY', 'PRIVACY_OFFICER'),
  person('A01', '己亥', 'COMPANY', 'SYSTEM_ADMINISTRATOR'),
];
