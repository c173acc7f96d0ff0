import * as z from 'zod';
import { route } from '../../kernel/route.ts';
import { longText, shortText } from '../../kernel/text.ts';
import { staffNotFound } from '../../staff/errors.ts';
import { StaffNo } from '../../tickets/words.ts';
import * as refused from '../errors.ts';
import { always, byCase, caseVerb, EXAMPLE_CASE, LeakCaseView } from '../parts.ts';
import { EvidenceKind } from './model.ts';

const MEGABYTES = 10;

const byEvidence = byCase.extend({ no: z.coerce.number().int().min(1).max(90) });
const verb = { ...caseVerb, capability: 'leakCase.evidence', params: byEvidence } as const;
const ofOne = [...always, refused.evidenceNotFound] as const;

/** The name of a file that waits in quarantine to become evidence. */
const UploadId = z.string().regex(/^[0-9a-f]{32}$/);

export const offerUpload = route({
  method: 'POST',
  path: '/leak-cases/{leakCaseId}/evidence/upload-form',
  audience: 'staff',
  capability: 'leakCase.investigate',
  summary: { zh: '取得证据文件上传表单', en: 'A form to send a file with that is to become evidence' },
  params: byCase,
  body: z.strictObject({
    mime: z.string().regex(/^[a-z]+\/[\w.+-]{1,80}$/),
    size: z
      .int()
      .min(1)
      .max(MEGABYTES * 1_048_576),
  }),
  answer: z.object({ upload: UploadId, url: z.string(), fields: z.record(z.string(), z.string()) }),
  refusals: [refused.leakCaseNotFound],
  example: { body: { mime: 'application/pdf', size: 120_000 } },
});

export const collectEvidence = route({
  ...caseVerb,
  path: '/leak-cases/{leakCaseId}/evidence',
  capability: 'leakCase.investigate',
  summary: { zh: '登记证据（文字，或已上传的文件）', en: 'Bring evidence: its text, or a file that was sent' },
  body: z.strictObject({
    kind: EvidenceKind,
    title: shortText(80),
    text: longText(12_000).optional(),
    file: z.strictObject({ upload: UploadId, fileName: shortText(120) }).optional(),
    addendumTo: z.int().min(1).max(90).optional(),
  }),
  status: 201,
  idempotencyKey: 'needed',
  refusals: [...always, refused.tooMuchEvidence, refused.evidenceNotSealed, refused.contentWanted, refused.fileMissing],
  example: { body: { kind: 'LOG_EXTRACT', title: '访问日志摘录', text: '2026-11-22 23:10 S05 查看电话 40 次' } },
});

export const correctEvidence = route({
  ...verb,
  path: '/leak-cases/{leakCaseId}/evidence/{no}/correct',
  summary: { zh: '封存前更正文字', en: 'Write its text anew, before it is sealed' },
  body: z.strictObject({ text: longText(12_000) }),
  refusals: [...ofOne, refused.evidenceSealed, refused.notTheCustodian],
  example: { params: { leakCaseId: EXAMPLE_CASE, no: '1' }, body: { text: '2026-11-22 23:10 S05 查看电话 41 次' } },
});

export const sealEvidence = route({
  ...verb,
  path: '/leak-cases/{leakCaseId}/evidence/{no}/seal',
  summary: { zh: '封存', en: 'Seal it: it does not change from now on' },
  body: z.strictObject({}),
  refusals: [...ofOne, refused.evidenceSealed, refused.notTheCustodian],
  example: { params: { leakCaseId: EXAMPLE_CASE, no: '1' }, body: {} },
});

export const handOverEvidence = route({
  ...verb,
  path: '/leak-cases/{leakCaseId}/evidence/{no}/hand-over',
  summary: { zh: '移交证据（待对方接收）', en: 'Hand it over; it is the other’s when he accepts' },
  body: z.strictObject({ to: StaffNo }),
  refusals: [...ofOne, staffNotFound, refused.notTheCustodian, refused.offerOpen, refused.tooManyHands],
  example: { params: { leakCaseId: EXAMPLE_CASE, no: '1' }, body: { to: 'P01' } },
});

export const acceptEvidence = route({
  ...verb,
  path: '/leak-cases/{leakCaseId}/evidence/{no}/accept',
  summary: { zh: '接收或拒收移交的证据', en: 'Accept what is handed over, or decline it' },
  body: z.strictObject({ accepted: z.boolean() }),
  refusals: [...ofOne, refused.noOffer],
  example: { params: { leakCaseId: EXAMPLE_CASE, no: '1' }, body: { accepted: true } },
});

export const askEvidenceView = route({
  ...verb,
  path: '/leak-cases/{leakCaseId}/evidence/{no}/ask-view',
  summary: { zh: '申请查看已封存证据（说明用途）', en: 'Ask to see sealed evidence, and say what for' },
  body: z.strictObject({ purpose: longText(300) }),
  refusals: [...ofOne, refused.evidenceNotSealed, refused.viewAsked],
  example: { params: { leakCaseId: EXAMPLE_CASE, no: '1' }, body: { purpose: '核对提请处罚依据' } },
});

export const approveEvidenceView = route({
  ...verb,
  path: '/leak-cases/{leakCaseId}/evidence/{no}/approve-view',
  summary: { zh: '另一人批准查看', en: 'A second person approves the view' },
  body: z.strictObject({}),
  refusals: [...ofOne, refused.noViewAsked, refused.sameAsker],
  example: { params: { leakCaseId: EXAMPLE_CASE, no: '1' }, body: {} },
});

export const viewEvidence = route({
  ...verb,
  path: '/leak-cases/{leakCaseId}/evidence/{no}/view',
  summary: { zh: '查看证据内容（一次；双人；留痕）', en: 'See what it says: once, by two people, on record' },
  body: z.strictObject({}),
  answer: LeakCaseView.pick({ version: true }).extend({
    no: z.int(),
    text: z.string().optional(),
    /** Where the file is fetched, for some minutes. */
    link: z.string().optional(),
    sha256: z.string(),
    /** Its content has the fingerprint of the day when it was collected. */
    intact: z.boolean(),
  }),
  reveals: true,
  reads: { what: 'EVIDENCE', of: ['params.leakCaseId'] },
  refusals: [...ofOne, refused.secondPersonNeeded, refused.notTheCustodian, refused.fileMissing],
  example: { params: { leakCaseId: EXAMPLE_CASE, no: '1' }, body: {} },
});

/** The routes of evidence. */
export const evidenceContract = {
  offerUpload,
  collectEvidence,
  correctEvidence,
  sealEvidence,
  handOverEvidence,
  acceptEvidence,
  askEvidenceView,
  approveEvidenceView,
  viewEvidence,
} as const;
