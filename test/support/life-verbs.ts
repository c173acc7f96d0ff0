import * as after from '../../functions/tickets/after-closing/actions/after-closing.ts';
import { archiveIt } from '../../functions/tickets/archiving/actions/archive-ticket.ts';
import { holdIt, liftHoldIt } from '../../functions/tickets/archiving/actions/retention.ts';
import * as parts from '../../functions/tickets/co-handling/actions/change-parts.ts';
import * as talk from '../../functions/tickets/dialogue/actions/converse.ts';
import { guestWrites } from '../../functions/tickets/dialogue/conversation-rules.ts';
import { recuseIt } from '../../functions/tickets/dispatch/actions/recuse-person.ts';
import { returnIt } from '../../functions/tickets/dispatch/actions/take-over.ts';
import { convertIt } from '../../functions/tickets/intake/actions/desk-intake.ts';
import * as command from '../../functions/tickets/ladder/actions/command.ts';
import { pauseLegalIt, resumeLegalIt } from '../../functions/tickets/legal/actions/pause-legal.ts';
import { consentIt, linkIt, unlinkIt } from '../../functions/tickets/linking/actions/link-tickets.ts';
import { answerSupervisionIt, superviseIt } from '../../functions/tickets/supervision/actions/supervise.ts';
import { type Act, about, assignee, onlyRefusals, order, tried, type Verb, verb } from './life-steps.ts';
import { site } from './world.ts';

/** Every other verb of a matter, so that the model meets each of them in every state, by who may and who may not. */

const onIt =
  (body: object) =>
  ({ id }: { id: string }) => ({ params: { ticketId: id }, body });
const handler = (act: Act, body: object): Verb => assignee(act, onIt(body));

/** An act about two matters: this one and another that was filed. */
const withOther =
  (who: string, act: Act, body: (other: string) => object): Verb =>
  (n, staleBy) =>
    about(n, async (life, ticket) => {
      const other = life.filed[(n + 1) % life.filed.length] ?? ticket.ticketNo;
      const version = Math.max(1, ticket.version - staleBy);
      await tried(life, who, act, { params: { ticketId: ticket.id }, body: body(other), version });
    });

/** Whoever was told of it, or is asked by a supervisor, answers. */
const asked =
  (act: Act, who: 'told' | 'supervised', body: object): Verb =>
  (n, staleBy) =>
    about(n, async (life, ticket) => {
      const staffNo = who === 'told' ? ticket.told?.staffNo : ticket.supervision?.open?.to;
      if (staffNo === undefined) return;
      const version = Math.max(1, ticket.version - staleBy);
      await tried(life, staffNo, act, { params: { ticketId: ticket.id }, body, version });
    });

/** The guest says something, whatever the state. */
export const guest: Verb = (n) =>
  about(n, async ({ w }, ticket) => {
    const timing = await w.tickets.timing(site, ticket);
    const by = { actor: { kind: 'public' as const, site }, now: w.now, correlationId: 'guest' };
    await w.tickets.tickets.save(ticket, guestWrites(ticket, '请尽快', w.now, timing), by).catch(onlyRefusals);
  });

export const asking = handler(talk.askIt, { question: '哪一间房？' });
export const proposing = handler(talk.proposeIt, { proposal: '退还房费', compensationFen: 5_000 });
export const agreeing = handler(talk.agreeIt, {});

const dialogue: readonly Verb[] = [
  guest,
  asking,
  proposing,
  agreeing,
  handler(talk.disagreeIt, { reason: '不够' }),
  verb('S02', talk.withdrawIt, { reason: '已解决' }),
  verb('S04', talk.transferIt, { to: '文旅局', reason: '属其职责' }),
  verb('S01', talk.concludeIt, { reason: '已尽其责' }),
  verb('S04', talk.reopenIt, { reason: '又坏了' }),
];

const ladder: readonly Verb[] = [
  verb('S02', command.escalateIt, { reason: '久未处理' }),
  asked(command.acknowledgeIt, 'told', {}),
  verb('S04', command.urgeIt, {}),
  verb('S02', command.containIt, { measures: '已控制' }),
  verb('S07', command.situationIt, { text: '已送医' }),
  verb('S03', command.reprioritiseIt, { priority: 'P1', reason: '有人受伤' }),
  verb('S03', command.reprioritiseIt, { priority: 'P3', reason: '核实为轻微' }),
  verb('S04', command.reassignIt, { reason: '改派' }),
  handler(command.extendIt, { workdays: 2, reason: '等配件' }),
  verb('S02', command.decideExtensionIt, { granted: true, message: '延期两日' }),
  verb('S19', superviseIt, { level: 'YELLOW', reason: '超期' }),
  asked(answerSupervisionIt, 'supervised', { text: '在办' }),
  verb('S02', pauseLegalIt, { ground: 'TESTING', document: '送检单' }),
  verb('S02', resumeLegalIt, {}),
];

const together: readonly Verb[] = [
  withOther('S04', linkIt, (to) => ({ to, relation: 'GROUP' })),
  withOther('S04', linkIt, (to) => ({ to, relation: 'RELATED' })),
  withOther('S04', unlinkIt, (to) => ({ to, reason: '单独办理' })),
  verb('S04', consentIt, { agrees: true, channel: 'PHONE' }),
  verb('S04', parts.inviteIt, { unitId: 'CATERING', task: '核对菜单' }),
  assignee(returnIt, order({ reason: '属餐饮', disputed: true })),
  verb('S03', recuseIt, { staffNo: 'D01', reason: '涉事' }),
];

const endings: readonly Verb[] = [
  verb('S04', convertIt, { to: 'EMERGENCY', reason: '有人晕倒' }),
  verb('S04', after.settleAfterwordIt, { actionable: true, reason: '又坏了' }),
  verb('S04', after.settleAfterwordIt, { actionable: false, reason: '致谢' }),
  verb('S10', after.closeSilentIt, { text: '先行结案' }),
  verb('S17', archiveIt, {}),
  verb('P01', holdIt, { reason: '诉讼' }),
  verb('P01', liftHoldIt, { reason: '终审' }),
];

export const moreVerbs: readonly Verb[] = [...dialogue, ...ladder, ...together, ...endings];
