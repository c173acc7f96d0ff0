import type { Unit } from '../../functions/staff/model.ts';

type Seeded = Omit<Unit, 'site' | 'version'>;

/** The guest service centre and the departments that handle what it passes on. */
export const units: readonly Seeded[] = [
  { id: 'COMPANY', name: { zh: '公司', en: 'Company' }, kind: 'CENTRE', leaderPost: 'COMPANY_LEADER' },
  {
    id: 'CENTRE',
    name: { zh: '客群服务中心', en: 'Guest service centre' },
    parent: 'COMPANY',
    kind: 'CENTRE',
    leaderPost: 'GUEST_SERVICE_MANAGER',
  },
  {
    id: 'SERVICE',
    name: { zh: '客服部', en: 'Customer service' },
    parent: 'CENTRE',
    kind: 'CENTRE',
    leaderPost: 'SERVICE_SUPERVISOR',
  },
  {
    id: 'INTAKE',
    name: { zh: '业务受理室', en: 'Intake office' },
    parent: 'SERVICE',
    kind: 'CENTRE',
    leaderPost: 'SERVICE_SUPERVISOR',
  },
  {
    id: 'INQUIRIES',
    name: { zh: '咨询受理组', en: 'Inquiry intake' },
    parent: 'INTAKE',
    kind: 'CENTRE',
    leaderPost: 'INQUIRY_LEADER',
  },
  {
    id: 'COMPLAINTS',
    name: { zh: '投诉受理组', en: 'Complaint intake' },
    parent: 'INTAKE',
    kind: 'CENTRE',
    leaderPost: 'COMPLAINT_LEADER',
  },
  {
    id: 'FOLLOW_UP',
    name: { zh: '回访调查组', en: 'Follow-up and surveys' },
    parent: 'SERVICE',
    kind: 'CENTRE',
    leaderPost: 'FOLLOW_UP_LEADER',
  },
  {
    id: 'TRACKING',
    name: { zh: '服务跟踪组', en: 'Service tracking' },
    parent: 'FOLLOW_UP',
    kind: 'CENTRE',
    leaderPost: 'FOLLOW_UP_LEADER',
  },
  {
    id: 'SALES',
    name: { zh: '销售业务拓展', en: 'Sales' },
    parent: 'CENTRE',
    kind: 'CENTRE',
    leaderPost: 'SALES_SUPERVISOR',
  },
  {
    id: 'TELEMARKETING',
    name: { zh: '电话营销组', en: 'Telephone marketing' },
    parent: 'SALES',
    kind: 'CENTRE',
    leaderPost: 'SALES_SUPERVISOR',
  },
  {
    id: 'RECEPTION',
    name: { zh: '接待', en: 'Reception' },
    parent: 'CENTRE',
    kind: 'CENTRE',
    leaderPost: 'GUEST_SERVICE_MANAGER',
  },
  {
    id: 'QUALITY',
    name: { zh: '质量监督', en: 'Quality supervision' },
    parent: 'CENTRE',
    kind: 'CENTRE',
    leaderPost: 'GUEST_SERVICE_MANAGER',
  },
  { id: 'HOUSEKEEPING', name: { zh: '客房部', en: 'Housekeeping' }, parent: 'COMPANY', kind: 'HANDLING' },
  { id: 'CATERING', name: { zh: '餐饮部', en: 'Catering' }, parent: 'COMPANY', kind: 'HANDLING' },
  { id: 'FRESH_PRODUCTION', name: { zh: '鲜品生产', en: 'Fresh production' }, parent: 'COMPANY', kind: 'HANDLING' },
  { id: 'LOGISTICS', name: { zh: '物流', en: 'Logistics' }, parent: 'COMPANY', kind: 'HANDLING' },
];
