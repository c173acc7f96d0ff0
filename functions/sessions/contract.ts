import * as breakGlass from './break-glass-contract.ts';
import * as customer from './sign-in-contract.ts';
import * as staff from './staff-contract.ts';

/** Every route of the sign-ins. */
export const contract = {
  signInByWechat: customer.signInByWechat,
  refreshTokens: customer.refreshTokens,
  logOut: customer.logOut,
  bindStaff: customer.bindStaff,
  viewMyBinding: staff.viewMyBinding,
  viewBinding: staff.viewBinding,
  signOutMyself: staff.signOutMyself,
  signOutPerson: staff.signOutPerson,
  issueBindingCode: staff.issueBindingCode,
  unbindMyself: staff.unbindMyself,
  unbindPerson: staff.unbindPerson,
  askBreakGlass: breakGlass.askBreakGlass,
  listBreakGlass: breakGlass.listBreakGlass,
  approveBreakGlass: breakGlass.approveBreakGlass,
  declineBreakGlass: breakGlass.declineBreakGlass,
  endBreakGlass: breakGlass.endBreakGlass,
} as const;
