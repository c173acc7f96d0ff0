import { refusal } from '../kernel/errors.ts';

export const callbackNotFound = refusal('callback.notFound', 'missing', () => ({
  zh: '预约回电不存在',
  en: 'There is no such call-back',
}));

/** Told for a wrong id and a wrong code alike, so that nobody can find out which bookings exist. */
export const wrongCallbackCode = refusal('callback.wrongCode', 'missing', () => ({
  zh: '预约号或查询码不正确',
  en: 'The booking or the query code is not right',
}));

export const tooManyCallbackTries = refusal(
  'callback.tooManyTries',
  'busy',
  (_retryAfterSeconds: number) => ({
    zh: '尝试次数过多，请15分钟后再试',
    en: 'Too many tries; try again in 15 minutes',
  }),
  (retryAfterSeconds) => ({ retryAfterSeconds }),
);

export const slotNotOffered = refusal(
  'callback.slotNotOffered',
  'conflict',
  () => ({ zh: '该时段不可预约，请重新选择', en: 'This slot is not offered; choose another one' }),
  () => ({ fields: [{ path: 'slot', reason: 'not offered' }] }),
);

export const slotFull = refusal('callback.slotFull', 'conflict', () => ({
  zh: '该时段已约满，请选择其他时段',
  en: 'Nobody is free in this slot; choose another one',
}));

export const phoneNeeded = refusal(
  'callback.phoneNeeded',
  'invalid',
  () => ({ zh: '请填写回电号码', en: 'A number to call is needed' }),
  () => ({ fields: [{ path: 'phone', reason: 'needed, for none is known' }] }),
);

export const laterNeedsTime = refusal(
  'callback.laterNeedsTime',
  'invalid',
  () => ({ zh: '请填写客人要求的回电时间（服务时间内）', en: 'The guest’s time is needed, in service hours to come' }),
  () => ({ fields: [{ path: 'callLaterAt', reason: 'an instant to come in service hours is needed' }] }),
);

export const missedAtWrong = refusal(
  'callback.missedAtWrong',
  'invalid',
  () => ({ zh: '未接来电时间不正确', en: 'The missed call lies in the future, or more than a day back' }),
  () => ({ fields: [{ path: 'missedAt', reason: 'in the future, or more than a day back' }] }),
);

export const notYourCall = refusal('callback.notYours', 'forbidden', () => ({
  zh: '只有负责回电的人可以查看号码',
  en: 'Only whoever makes the call sees the number',
}));
