import { bind } from './bind-staff.ts';
import { approve, ask, decline, end, list } from './break-glass.ts';
import { issueCode } from './issue-binding-code.ts';
import { leave } from './log-out.ts';
import { refresh } from './refresh-tokens.ts';
import { signIn } from './sign-in-by-wechat.ts';
import { signMyselfOut, signSomebodyOut } from './sign-staff-out.ts';
import { unbindSelf, unbindSomebody } from './unbind-staff.ts';
import { showBinding, showMyBinding } from './view-binding.ts';

/** Every action of this domain, in the order of its contract. */
export const actions = [
  showMyBinding,
  showBinding,
  signIn,
  refresh,
  leave,
  bind,
  signMyselfOut,
  signSomebodyOut,
  issueCode,
  unbindSelf,
  unbindSomebody,
  ask,
  list,
  approve,
  decline,
  end,
];
