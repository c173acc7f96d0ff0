import * as z from 'zod';
import { CustomerId, RightsRequestId } from '../kernel/ids.ts';
import { wrongState } from '../kernel/moves.ts';
import { keyReused, stale } from '../kernel/refused-changes.ts';
import { Label } from '../kernel/text.ts';
import { rightsRequestNotFound } from './errors.ts';
import { Asked, Found, RightsClock, RightsRequest } from './model.ts';
import { RightsClockName, RightsKind } from './words.ts';

/** What the routes of a request share. */

const ClockView = RightsClock.omit({ told: true })
  .extend({ name: RightsClockName, late: z.boolean() })
  .meta({ id: 'RightsClockView' });

/** The ground of a refusal, with its article, and what can be done about it (PIPL 50). */
const ReasonView = z
  .object({ code: z.string(), article: z.string(), text: Label, remedy: Label })
  .meta({ id: 'RefusalReasonView' });

/** A request in lists and after an act: no word of what was asked or told, no value of what was compared. */
export const RightsRequestView = RightsRequest.pick({
  ...{ id: true, customerId: true, kind: true, status: true, channel: true, receivedAt: true, enteredBy: true },
  ...{ identity: true, decision: true, executedAt: true, confirmed: true, misses: true, package: true, version: true },
})
  .extend({
    kindText: Label,
    statusText: Label,
    clocks: z.array(ClockView),
    /** A promise of it is broken and still not kept. */
    late: z.boolean(),
    refusal: ReasonView.optional(),
    found: Found.extend({ classes: z.record(z.string(), Label) }).optional(),
  })
  .meta({ id: 'RightsRequestView' });
export type RightsRequestView = z.input<typeof RightsRequestView>;

/** The same for whoever decides on it: what is asked, and what he was told, in clear. */
export const WholeRequest = RightsRequestView.extend({
  asked: z.object({ purposes: Asked.shape.purposes, corrections: z.record(z.string(), z.string()).optional() }),
  note: z.string().optional(),
  explanation: z.string().optional(),
});

/** What whoever asked sees of his own request. */
export const MyRequest = z
  .object({
    id: RightsRequestId,
    kind: RightsKind,
    kindText: Label,
    status: RightsRequest.shape.status,
    statusText: Label,
    receivedAt: RightsRequest.shape.receivedAt,
    dueAt: RightsClock.shape.dueAt,
    identified: z.boolean(),
    triesLeft: z.int(),
    refusal: ReasonView.optional(),
    explanation: z.string().optional(),
    executedAt: RightsRequest.shape.executedAt,
    package: RightsRequest.shape.package,
  })
  .meta({ id: 'MyRequest' });
export type MyRequest = z.input<typeof MyRequest>;

/** A link that opens the package for some minutes, and what opens what is in it. */
export const OpenedPackage = z.object({
  url: z.string(),
  seconds: z.int(),
  fileName: z.string(),
  password: z.string(),
  sha256: z.string(),
  opened: z.int(),
});

export const byRequest = z.strictObject({ rightsRequestId: RightsRequestId });

/** A well made id, for examples. */
export const EXAMPLE_CUSTOMER = CustomerId.parse('cus_01HK153X00FV0QTBMYWKVK8T81');

export const always = [rightsRequestNotFound, wrongState, keyReused, stale] as const;
