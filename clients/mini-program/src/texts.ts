/** Everything that a guest reads, Chinese beside English. */

type Pair = readonly [zh: string, en: string];

const said = {
  lead: [
    '投诉、咨询、建议、表扬，都会有专人跟进。',
    'Complaint, question, idea or praise: somebody will look after it.',
  ],
  kind: ['事项类型', 'What is it about'],
  domain: ['涉及服务', 'Which service'],
  description: ['发生了什么', 'What happened'],
  descriptionHint: ['时间、地点、经过。请勿填写身份证号。', 'When, where, how it went. Please no identity numbers.'],
  aboutStaff: [
    '涉及的员工（姓名或特征，可不填；仅主管及以上可见）',
    'A member of staff it is about (optional; seen by supervisors and above alone)',
  ],
  remedyAsked: ['您希望怎样解决（可不填）', 'What would put it right (optional)'],
  phone: ['联系电话（可不填）', 'Phone (optional)'],
  pictures: ['照片（可不填，最多9张）', 'Pictures (optional, 9 at most)'],
  picturesHint: ['照片里的拍摄地点等信息会被清除。', 'Where a picture was taken is removed from it.'],
  picture: ['照片', 'Picture'],
  addPicture: ['添加照片', 'Add pictures'],
  removePicture: ['移除', 'Remove'],
  pictureGoing: ['正在上传', 'Uploading'],
  pictureTooLarge: ['照片超过 20 MB，未添加', 'Not added: the picture is larger than 20 MB'],
  pictureLost: ['照片未能上传，请重新添加', 'The picture could not be uploaded; please add it again'],
  notice: [
    '我们仅为处理本事项使用您填写的信息，依法保管，您可随时查询、更正或删除。',
    'We use what you write only to handle this matter; you can see, correct or delete it at any time.',
  ],
  privacy: ['个人信息处理告知', 'Privacy notice'],
  guide: ['怎样投诉、接下来会怎样', 'How to complain, and what happens next'],
  version: ['版本', 'Version'],
  asks: [
    '提交时微信会询问是否接收进度通知，拒绝不影响办理。',
    'WeChat will ask whether we may send you news. Saying no changes nothing about your matter.',
  ],
  submit: ['提交', 'Send'],
  retry: ['再试一次', 'Try again'],
  doing: ['请稍候…', 'One moment…'],
  draftKept: ['草稿已保存在本机', 'Your draft is kept on this phone'],
  needed: ['请填写', 'Please fill this in'],
  notRight: ['内容有误', 'This is not right'],
  check: ['请检查标出的内容。', 'Please look at what is marked.'],
  locked: [
    '上次提交没有收到答复，所以内容暂时不能修改。点“再试一次”即可，不会重复提交。',
    'No answer came to what you sent, so it cannot be changed for now. Try again: it is not filed twice.',
  ],
  submitTitle: ['反映情况', 'Tell us'],
  mattersTitle: ['我的事项', 'My matters'],
  matterTitle: ['事项进展', 'My matter'],
  sent: ['已收到', 'We have it'],
  underReview: [
    '今天已收到您多件诉求，我们会先人工核实这一件，再开始办理；内容不会丢失。',
    'Several matters came from you today, so a colleague looks at this one first; nothing is lost.',
  ],
  number: ['工单号', 'Number'],
  code: ['查询码', 'Query code'],
  codeKept: [
    '在“我的事项”随时可见；不用微信查询时才需要查询码，请自行抄下。',
    'You find it under “My matters”. The code is for following it without WeChat; write it down for that.',
  ],
  copy: ['复制工单号和查询码', 'Copy number and code'],
  copied: ['已复制', 'Copied'],
  promises: ['我们承诺', 'We promise'],
  by: ['不晚于', 'by'],
  newsAllowed: ['有进展时，微信会通知您。', 'WeChat will tell you when there is news.'],
  newsRefused: ['您未允许通知，请在“我的事项”查看进展。', 'You allowed no messages; look under “My matters” for news.'],
  see: ['查看进度', 'See how it stands'],
  another: ['再提交一件', 'Send another'],
  mattersLead: ['您用本微信提交的事项，最新的在前', 'What you told us by this WeChat account, the newest first'],
  noMatters: ['还没有提交过事项。', 'Nothing was sent yet.'],
  unreached: [
    '暂时无法更新，显示的是上次看到的状态。',
    'Cannot be refreshed now; this is how it stood when last seen.',
  ],
  waitsForYou: ['等待您的回复', 'Waits for your answer'],
  more: ['更多', 'More'],
  room: ['房间', 'Room'],
  table: ['餐桌', 'Table'],
  elsewhere: ['不是这里', 'Not here'],
  rate: ['评价', 'Rate it'],
  correctRating: ['更正评价（24小时内一次）', 'Correct it (once within a day)'],
  yourRating: ['您的评价', 'Your rating'],
  surveyTitle: ['满意度评价', 'How did we do'],
  overall: ['总体满意度（1 最低，5 最高）', 'All in all (1 is worst, 5 is best)'],
  solved: ['问题解决了吗', 'Is it solved'],
  drivers: ['主要原因（最多三项）', 'Why (up to three)'],
  comment: ['还想说些什么（可不填）', 'Anything else (optional)'],
  send: ['提交评价', 'Send'],
  choose: ['请选择满意度和是否解决。', 'Please choose how satisfied you are, and whether it is solved.'],
  thanks: ['谢谢您的评价。', 'Thank you.'],
  takenUp: ['抱歉没有解决好，我们将重新办理。', 'We are sorry. Your matter is taken up again.'],
  follows: ['抱歉没有解决好，已另立新事项：', 'We are sorry. A new matter follows it: '],
  surveyOver: ['问卷已失效或已填写。', 'This questionnaire is over, or answered.'],
  writeNew: ['反映情况', 'Tell us something'],
  status: ['当前状态', 'Where it stands'],
  timeline: ['处理经过', 'What was done'],
  question: ['我们想请您补充', 'We need to ask you'],
  proposal: ['我们的处理方案', 'What we propose'],
  words: ['补充说明或原因', 'Add a message or your reasons'],
  message: ['发送', 'Send'],
  urge: ['催办', 'Urge us'],
  withdraw: ['撤回', 'Take it back'],
  agree: ['同意方案', 'Agree'],
  disagree: ['不同意', 'Do not agree'],
  sure: ['再点一次确认：', 'Tap once more to confirm: '],
  messageDone: ['已发送，我们会一并处理。', 'Sent; it is with your matter now.'],
  urgeDone: ['已催办，已提醒负责人。', 'Urged; whoever is responsible has been told.'],
  withdrawDone: ['已登记您的撤回，请看当前状态。', 'Noted; see where it stands.'],
  agreeDone: ['感谢您的同意，我们马上落实。', 'Thank you; we will see to it now.'],
  disagreeDone: ['已收到您的意见，我们会重新研究。', 'We have your answer and will think again.'],
  callbackTitle: ['预约回电', 'Book a call'],
  callbackLead: ['选一个时间，我们给您打电话。', 'Choose a time, and we will call you.'],
  topic: ['想谈什么', 'What about'],
  day: ['日期', 'Day'],
  slot: ['时间', 'Time'],
  noSlots: ['这一天没有可预约的时间，请换一天。', 'There is no time on this day; please try another.'],
  slotNeeded: ['请先选择时间。', 'Please choose a time first.'],
  callNumber: ['回电号码（不填则用您登记的号码）', 'Number to call (empty: the one we know)'],
  asksReminder: [
    '预约时微信会询问是否接收提醒，拒绝不影响回电。',
    'WeChat will ask whether we may remind you. Saying no changes nothing about the call.',
  ],
  book: ['预约', 'Book'],
  booked: ['已预约，届时请保持电话畅通。', 'Booked. Please keep your phone at hand.'],
  bookedUnanswered: [
    '没有收到答复。请先看下面的预约是否已在列；再点一次也不会重复预约。',
    'No answer came. Look below whether it is booked; tapping again books nothing twice.',
  ],
  myCalls: ['我的预约', 'My calls'],
  move: ['改期', 'Move'],
  moveHint: ['请在上面选择新的时间，再点“改到这个时间”。', 'Choose another time above, then tap “Move to this time”.'],
  moveHere: ['改到这个时间', 'Move to this time'],
  moved: ['已改期。', 'Moved.'],
  cancelCall: ['取消预约', 'Cancel'],
  cancelled: ['已取消。', 'Cancelled.'],
  keepCall: ['不改了', 'Leave it'],
  network: ['网络不通，请稍后再试。', 'No network; try again in a moment.'],
  unanswered: [
    '没有收到答复，不确定是否送达。再试一次不会重复。',
    'No answer came, so we cannot tell whether it arrived. Trying again does nothing twice.',
  ],
  busy: ['使用的人较多，请稍候再试。', 'Many people at once; please try again in a moment.'],
  fault: ['我们这边出了问题，请稍后再试。', 'Something went wrong on our side; try again later.'],
} as const satisfies Record<string, Pair>;

export type TextName = keyof typeof said;
export type Texts = Readonly<Record<TextName, string>>;

/** The phone's language, Chinese unless it is another one. */
export const language = (): 'zh' | 'en' => (/^(zh|$)/.test(wx.getAppBaseInfo().language ?? '') ? 'zh' : 'en');

const inLanguage = ([zh, en]: Pair): string => (language() === 'zh' ? zh : en);

/** All texts in the phone's language, as a page shows them. */
export const texts = (): Texts =>
  Object.fromEntries(Object.entries(said).map(([name, pair]) => [name, inLanguage(pair)])) as unknown as Texts;

/** A text that the service gives in both languages. */
export const ours = (text: { readonly zh: string; readonly en: string }): string => text[language()];

const kindWords = {
  COMPLAINT: ['投诉', 'Complaint'],
  INQUIRY: ['咨询', 'Question'],
  SUGGESTION: ['建议', 'Suggestion'],
  COMMENDATION: ['表扬', 'Praise'],
  REPAIR: ['报修', 'Repair'],
  LOST_FOUND: ['失物招领', 'Lost and found'],
} as const satisfies Record<string, Pair>;
export type Kind = keyof typeof kindWords;

const domainWords = {
  LODGING: ['住宿', 'Lodging'],
  CATERING: ['餐饮', 'Food and drink'],
  TOUR: ['游览', 'Tours'],
  FRESH_PRODUCT: ['鲜品', 'Fresh products'],
  MEMBERSHIP: ['会员卡', 'Membership'],
  OTHER: ['其他', 'Something else'],
} as const satisfies Record<string, Pair>;
export type Domain = keyof typeof domainWords;

const topicWords = {
  INQUIRY: ['咨询', 'A question'],
  COMPLAINT: ['投诉', 'A complaint'],
} as const satisfies Record<string, Pair>;
export type Topic = keyof typeof topicWords;

export interface Choice<Id> {
  readonly id: Id;
  readonly text: string;
}
const choices = <Id extends string>(words: Readonly<Record<Id, Pair>>): Choice<Id>[] =>
  (Object.entries(words) as [Id, Pair][]).map(([id, pair]) => ({ id, text: inLanguage(pair) }));

export const kinds = (): Choice<Kind>[] => choices(kindWords);
/** What kind of matter it is; also one that the form does not offer. */
export const kindText = (kind: string): string =>
  kind in kindWords ? inLanguage(kindWords[kind as Kind]) : inLanguage(['事项', 'Matter']);

/** A scanned room or table. */
export const placeText = ({ type, ref }: { readonly type: 'ROOM' | 'TABLE'; readonly ref: string }): string =>
  `${inLanguage(type === 'ROOM' ? said.room : said.table)} ${ref}`;

export const topics = (): Choice<Topic>[] => choices(topicWords);
export const domains = (): Choice<Domain>[] => choices(domainWords);

const solvedWords = {
  YES: ['已解决', 'Yes'],
  PARTLY: ['部分解决', 'Partly'],
  NO: ['未解决', 'No'],
} as const satisfies Record<string, Pair>;
export type Solved = keyof typeof solvedWords;
export const solvedChoices = (): Choice<Solved>[] => choices(solvedWords);

const clockWords: Readonly<Record<string, Pair>> = {
  FIRST_CONTACT: ['首次联系您', 'First word from us'],
  ACCEPT: ['答复是否受理', 'Decision to take it up'],
  RESOLVE: ['办结', 'Resolution'],
  FOLLOW_UP: ['回访', 'Follow-up call'],
};

/** The promises that mean something to a guest; instants are shown as the house's clock has them. */
export function promisesOf(promises: readonly { readonly clock: string; readonly dueAt: string }[]) {
  return promises.flatMap(({ clock, dueAt }) => {
    const pair = clockWords[clock];
    return pair ? [{ clock, what: inLanguage(pair), by: minute(dueAt) }] : [];
  });
}

/** The house's date `days` from now; the house keeps Chinese time. */
export const dateOf = (now: number, days: number): string =>
  new Date(now + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

/** `2026-11-24T10:00:00.000+08:00` as `2026-11-24 10:00`; no `Date`, which reads other forms differently on each phone. */
export const minute = (at: string): string => at.slice(0, 16).replace('T', ' ');
