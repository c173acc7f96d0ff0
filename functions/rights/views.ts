import type { Instant } from '../kernel/time.ts';
import { isLate, type RightsNumbers } from './clock-rules.ts';
import { triesLeft } from './identity-rules.ts';
import { isOpen, type RightsRequest } from './model.ts';
import type { MyRequest, RightsRequestView } from './parts.ts';
import { refusalReasons } from './refusal-reasons.ts';
import { classLabels, RecordClass } from './searching/record-classes.ts';
import { kindLabels, RightsClockName, statusLabels } from './words.ts';

/** Told with every refusal (PIPL 50, 65). */
const remedy = {
  zh: '如有异议，可向履行个人信息保护职责的部门投诉，或依法向人民法院提起诉讼',
  en: 'You may complain to the authority for personal information, or go to court',
};

function refusalOf({ decision }: RightsRequest) {
  if (!decision?.reason) return undefined;
  const { article, text } = refusalReasons[decision.reason];
  return { code: decision.reason, article, text, remedy };
}

const classesOf = (counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(
    Object.keys(counts).flatMap((name) => {
      const known = RecordClass.safeParse(name);
      return known.success ? [[name, classLabels[known.data]]] : [];
    }),
  );

/** What staff see of a request now. */
export function viewOf(request: RightsRequest, now: Instant): RightsRequestView {
  const { found } = request;
  const clocks = RightsClockName.options.map((name) => {
    const clock = request.clocks[name];
    return { ...clock, name, late: isLate(clock, now) };
  });
  const refusal = refusalOf(request);
  return {
    ...request,
    kindText: kindLabels[request.kind],
    statusText: statusLabels[request.status],
    clocks,
    late: isOpen(request) && clocks.some(({ late, endedAt }) => late && endedAt === undefined),
    ...(refusal && { refusal }),
    found: found && { ...found, classes: classesOf(found.counts) },
  };
}

/** What is asked and was told, in clear, for whoever decides. */
export function wholeOf(request: RightsRequest, now: Instant) {
  const { asked, explanation } = request;
  const { note, corrections, purposes } = asked;
  const told = Object.entries(corrections ?? {}).flatMap(([name, text]) =>
    text ? [[name, String(text)] as const] : [],
  );
  return {
    ...viewOf(request, now),
    asked: { ...(purposes && { purposes }), ...(corrections && { corrections: Object.fromEntries(told) }) },
    ...(note !== undefined && { note }),
    ...(explanation !== undefined && { explanation }),
  };
}

/** What whoever asked sees of it. */
export function mineOf(request: RightsRequest, numbers: RightsNumbers): MyRequest {
  const { id, kind, status, receivedAt, clocks, identity, explanation, executedAt } = request;
  const refusal = refusalOf(request);
  return {
    ...{ id, kind, kindText: kindLabels[kind], status, statusText: statusLabels[status], receivedAt },
    ...{ dueAt: clocks.DONE.dueAt, identified: identity !== undefined, triesLeft: triesLeft(request, numbers) },
    ...(refusal && { refusal }),
    ...(explanation !== undefined && { explanation }),
    ...(executedAt && { executedAt }),
    ...(request.package && { package: request.package }),
  };
}
