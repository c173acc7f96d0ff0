import { askIt, tellIt, verifyIt } from '../phone/actions/phone.ts';
import { checkIt, takeIt } from '../push/actions/hook.ts';
import { reportThem, showSubscriptions } from './subscriptions.ts';

/** Every action of the mini-program's own, for the door and for tests that go through it. */
export const actions = [showSubscriptions, reportThem, tellIt, askIt, verifyIt, checkIt, takeIt];
