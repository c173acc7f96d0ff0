import type { StaffActor } from '../../../kernel/actor.ts';
import { staffNotFound } from '../../../staff/errors.ts';
import { type CaseCall, changeCase, type Deciding, known } from '../../change-case.ts';
import { action } from '../../deps.ts';
import { keptAway } from '../../model.ts';
import { viewOf } from '../../views.ts';
import { contentOf, sha256Of, shown, textContent, waitingAt } from '../contents.ts';
import * as contract from '../contract.ts';
import type { Evidence } from '../model.ts';
import * as rules from '../rules.ts';

const handOf = ({ by }: Deciding): rules.Hand => ({ staffNo: by.staffNo, now: by.now, hash: sha256Of });

const BYTES = 16;

/** A form for one file; where it will lie nobody can guess, and nothing is of a case before somebody has brought it as evidence. */
export const offerUploadIt = action(contract.offerUpload, async ({ input, actor, deps }) => {
  const found = await known(deps, actor as StaffActor, input.params.leakCaseId);
  const upload = Buffer.from(deps.random(BYTES)).toString('hex');
  const { mime: type, size } = input.body;
  const form = await deps.files.uploadForm(waitingAt(found, upload), { type, size, seconds: 600 });
  return { upload, ...form };
});

export const collectIt = action(contract.collectEvidence, async (call) => {
  const { kind, title, addendumTo, ...given } = call.input.body;
  const decide = async (of: Deciding) => {
    const content = await contentOf(call.deps.files, of.found, given);
    const collected = rules.collect(of.found, { kind, title, addendumTo, content }, handOf(of));
    return { ...collected, also: [await call.deps.leakCases.addingEvidence(collected.evidence)] };
  };
  return viewOf(await changeCase(call, decide), call.now);
});

type EvidenceCall = CaseCall & { readonly input: { readonly params: { readonly no: number } } };

/** The course of every act on one piece: load it, decide, keep it with its case. */
const onOne = (
  call: EvidenceCall,
  decide: (of: Deciding & { evidence: Evidence }) => rules.ChangedEvidence | Promise<rules.ChangedEvidence>,
) =>
  changeCase(call, async (of) => {
    const { leakCases } = call.deps;
    const evidence = await leakCases.evidence(of.found.site, of.found.id, call.input.params.no);
    const changed = await decide({ ...of, evidence });
    return { ...changed, also: [await leakCases.changingEvidence(changed.evidence)] };
  });

export const correctIt = action(contract.correctEvidence, async (call) => {
  const content = textContent(call.input.body.text);
  return viewOf(await onOne(call, (of) => rules.correct(of.found, of.evidence, content, handOf(of))), call.now);
});

export const sealIt = action(contract.sealEvidence, async (call) =>
  viewOf(await onOne(call, (of) => rules.seal(of.found, of.evidence, handOf(of))), call.now),
);

export const handOverIt = action(contract.handOverEvidence, async (call) => {
  const { to } = call.input.body;
  const decide = async (of: Deciding & { evidence: Evidence }) => {
    const member = await call.deps.member(of.found.site, to);
    const away = !member || member.status === 'LEFT' || keptAway(of.found).includes(to) || to === of.by.staffNo;
    if (away) throw staffNotFound();
    return rules.handOver(of.found, of.evidence, to, handOf(of));
  };
  return viewOf(await onOne(call, decide), call.now);
});

export const acceptIt = action(contract.acceptEvidence, async (call) => {
  const { accepted } = call.input.body;
  return viewOf(await onOne(call, (of) => rules.accept(of.found, of.evidence, accepted, handOf(of))), call.now);
});

export const askViewIt = action(contract.askEvidenceView, async (call) => {
  const decide = (of: Deciding & { evidence: Evidence }) => {
    const asked = { purpose: call.input.body.purpose, within: of.timing.numbers.viewWithin };
    return rules.askView(of.found, of.evidence, asked, handOf(of));
  };
  return viewOf(await onOne(call, decide), call.now);
});

export const approveViewIt = action(contract.approveEvidenceView, async (call) => {
  const decide = (of: Deciding & { evidence: Evidence }) =>
    rules.approveView(of.found, of.evidence, of.timing.numbers.viewWithin, handOf(of));
  return viewOf(await onOne(call, decide), call.now);
});

/** 1. May he look? That he does stands in an event first. 2. What it says, and whether it is what it was. */
export const viewIt = action(contract.viewEvidence, async (call) => {
  const { version } = await onOne(call, (of) => rules.look(of.found, of.evidence, handOf(of)));
  const { leakCaseId, no } = call.input.params;
  const evidence = await call.deps.leakCases.evidence(call.actor.site, leakCaseId, no);
  return { version, no, ...(await shown(call.deps.files, evidence)) };
});
