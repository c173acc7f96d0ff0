/** Everything that a guest reads, Chinese beside English. */

export type Language = 'zh' | 'en';

const said = {
  title: ['向我们反映情况', 'Tell us what happened'],
  lead: [
    '投诉、咨询、建议、表扬，都会有专人跟进。无需登录。',
    'Complaint, question, idea or praise: somebody will look after it. No login needed.',
  ],
  otherLanguage: ['English', '中文'],
  kind: ['事项类型', 'What is it about'],
  domain: ['涉及服务', 'Which service'],
  chooseNone: ['请选择（可不填）', 'Choose, if you like'],
  description: ['发生了什么', 'What happened'],
  descriptionHint: ['时间、地点、经过。请勿填写身份证号。', 'When, where, how it went. Please no identity numbers.'],
  aboutStaff: [
    '涉及的员工（姓名或特征，可不填；仅主管及以上可见）',
    'A member of staff it is about (name or what you know; optional, seen by supervisors and above alone)',
  ],
  remedyAsked: ['您希望怎样解决（可不填）', 'What would put it right (optional)'],
  files: ['附件（可不填）', 'Files (optional)'],
  filesHint: [
    '照片、录音、视频、PDF、Word 或 Excel，最多 9 个，每个不超过 20 MB。照片里的拍摄地点等信息会被清除。',
    'Pictures, recordings, films, PDF, Word or Excel: up to 9, each up to 20 MB. Where a picture was taken is removed from it.',
  ],
  fileReady: ['已上传', 'Uploaded'],
  fileRemove: ['移除', 'Remove'],
  fileThere: ['已上传', 'uploaded'],
  fileTooMany: ['最多 9 个附件，未添加', 'not added; 9 files at most'],
  fileTooLarge: ['超过 20 MB，未添加', 'not added; it is larger than 20 MB'],
  fileEmpty: ['文件是空的，未添加', 'not added; the file is empty'],
  fileType: ['不支持该类型的文件，未添加', 'not added; files of this type are not taken'],
  fileFailed: ['上传被拒绝，请重新选择', 'could not be uploaded; please choose it again'],
  fileLost: ['网络不通，未能上传，请重新选择', 'no network, so it was not uploaded; please choose it again'],
  filesOnTheirWay: ['附件还在上传，请稍候再提交。', 'Files are still being uploaded; please send in a moment.'],
  filesShown: ['您的附件', 'Your files'],
  contact: ['如何联系您', 'How to reach you'],
  anonymous: ['匿名提交（凭工单号和查询码查看进度）', 'Stay anonymous (follow it by number and code)'],
  name: ['称呼（可不填）', 'Name (optional)'],
  phone: ['电话（可不填）', 'Phone (optional)'],
  notice: [
    '我们仅为处理本事项使用您填写的信息，依法保管，您可随时查询、更正或删除。',
    'We use what you write only to handle this matter; you can see, correct or delete it at any time.',
  ],
  privacy: ['个人信息处理告知', 'Privacy notice'],
  'how-to-complain': ['怎样投诉、接下来会怎样', 'How to complain, and what happens next'],
  noticeUnread: ['暂时无法读取，请稍后再打开。', 'It cannot be read now; open it again in a moment.'],
  submit: ['提交', 'Send'],
  sending: ['正在提交…', 'Sending…'],
  retry: ['再试一次', 'Try again'],
  check: ['请检查标出的内容：', 'Please look at what is marked:'],
  needed: ['请填写', 'Please fill this in'],
  notRight: ['内容有误', 'This is not right'],
  sent: ['已收到', 'We have it'],
  number: ['工单号', 'Number'],
  code: ['查询码（只显示一次，请妥善保存）', 'Query code (shown once, keep it)'],
  codeAsked: ['查询码', 'Query code'],
  promises: ['我们承诺', 'We promise'],
  by: ['不晚于', 'by'],
  copy: ['复制', 'Copy'],
  copied: ['已复制', 'Copied'],
  copyFailed: ['浏览器不允许复制，请抄下或拍照保存。', 'The browser does not let us copy; please write both down.'],
  print: ['打印', 'Print'],
  another: ['再提交一件', 'Send another'],
  track: ['查询进度', 'Follow a matter'],
  write: ['提交新事项', 'Tell us something new'],
  lookUp: ['查询', 'Look up'],
  lookingUp: ['正在查询…', 'Looking…'],
  status: ['当前状态', 'Where it stands'],
  timeline: ['处理经过', 'What was done'],
  underReview: [
    '短时间内从同一号码或网络收到多件诉求，我们会先人工核实这一件，再开始办理。您的内容不会丢失，期限自现在起算。',
    'Several matters came from one number or network in a short time, so a colleague looks at this one first. Nothing is lost, and its times run from now.',
  ],
  afterHours: [
    '我们在服务时间内与您联系，不晚于以上时间。',
    'We get in touch during service hours, by the times above.',
  ],
  offline: ['网络不通，内容已保留在本页，请稍后再试。', 'No network. Your text is kept here; try again in a moment.'],
  slow: ['服务器没有及时答复。再试一次不会重复提交。', 'No answer in time. Trying again will not send it twice.'],
  busy: ['提交的人较多，请稍等片刻再试。', 'Many people at once; please wait a moment and try again.'],
  fault: [
    '我们这边出了问题，内容已保留，请稍后再试。',
    'Something went wrong on our side. Your text is kept; try again later.',
  ],
  proveAgain: [
    '提交前的自动验证没有通过或已过期，请再点一次提交，内容已保留。',
    'The automatic check before sending has failed or run out; please send it once more. Your text is kept.',
  ],
  fileChooseAgain: [
    '有附件已失效或已用过，请重新选择后再提交。',
    'A file is out of time or was used already; please choose it again, and send.',
  ],
  matterFull: [
    '这件事项的附件已满，请移除附件后再发送。',
    'This matter holds no more files; remove yours and send the text alone.',
  ],
  tooLong: ['内容太长，请缩短后再提交。', 'This is too long; please shorten it and send it again.'],
  elsewhere: [
    '这份草稿的另一版本已在别处（例如另一个窗口）提交。如要把本页内容另立一件，请再点一次提交。',
    'Another version of this draft was sent already, perhaps in a second window. To file this text as a matter of its own, send it once more.',
  ],
  arrivedBefore: [
    '您先前提交的内容我们已收到，没有重复提交。之后的改动还没有发给我们，可作为补充说明发送：',
    'What you sent before has arrived, once. What you changed since has not been sent; you can add it as a message:',
  ],
  question: ['我们想请您补充', 'We need to ask you'],
  proposal: ['我们的处理方案', 'What we propose'],
  yourAnswer: ['您的回答', 'Your answer'],
  message: ['补充说明', 'Add a message'],
  urge: ['催办', 'Urge us'],
  withdraw: ['撤回', 'Take it back'],
  agree: ['同意方案', 'Agree'],
  disagree: ['不同意', 'Do not agree'],
  reason: ['原因（可不填）', 'Why (optional)'],
  sendMessage: ['发送', 'Send'],
  withdrawAsk: [
    '确定撤回吗？撤回后不再办理，涉及安全的除外。',
    'Take it back for good? We stop working on it, unless safety is at stake.',
  ],
  withdrawSure: ['确定撤回', 'Yes, take it back'],
  agreeAsk: ['确定同意以上方案吗？', 'Do you agree to the proposal above?'],
  agreeSure: ['确定同意', 'Yes, I agree'],
  disagreeSure: ['确定不同意', 'I do not agree'],
  cancel: ['取消', 'Cancel'],
  doing: ['请稍候…', 'One moment…'],
  messageDone: ['已发送，我们会一并处理。', 'Sent; it is with your matter now.'],
  urgeDone: ['已催办，已提醒负责人。', 'Urged; whoever is responsible has been told.'],
  withdrawDone: ['已登记您的撤回，请看下方状态。', 'Noted; see below where it stands.'],
  agreeDone: ['感谢您的同意，我们马上落实。', 'Thank you; we will see to it now.'],
  disagreeDone: ['已收到您的意见，我们会重新研究。', 'We have your answer and will think again.'],
  urgedAlready: [
    '24小时内已经催办过，可再次催办的时间：',
    'It was urged within the last 24 hours. You can urge again from ',
  ],
  notNow: [
    '事项刚有新进展，现在不能这样做。请点“查询”看最新情况。',
    'Your matter has moved on, so this is not possible now. Look it up again.',
  ],
  insecure: ['请通过 https 打开本页后再提交。', 'Please open this page by https to send.'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type TextName = keyof typeof said;

/** A text in a language. */
export const sayIn =
  (language: Language) =>
  (name: TextName): string =>
    said[name][language === 'zh' ? 0 : 1];

/** Names with how they are called, Chinese beside English. */
export type Words = Readonly<Record<string, readonly [zh: string, en: string]>>;

const pairs = <const Some extends Words>(words: Some) => words;

/** Kinds that a guest can choose on the form, with how they are called to him. */
export const kinds = pairs({
  COMPLAINT: ['投诉', 'Complaint'],
  INQUIRY: ['咨询', 'Question'],
  SUGGESTION: ['建议', 'Suggestion'],
  COMMENDATION: ['表扬', 'Praise'],
  ASSISTANCE: ['求助', 'Help'],
  LOST_FOUND: ['失物招领', 'Lost and found'],
});

export const domains = pairs({
  LODGING: ['住宿', 'Lodging'],
  CATERING: ['餐饮', 'Food and drink'],
  TOUR: ['游览', 'Tours'],
  FRESH_PRODUCT: ['鲜品', 'Fresh products'],
  MEMBERSHIP: ['会员卡', 'Membership'],
  OTHER: ['其他', 'Something else'],
});

export const clocks: Readonly<Record<string, readonly [string, string]>> = {
  FIRST_CONTACT: ['首次联系您', 'First word from us'],
  ACCEPT: ['答复是否受理', 'Decision to take it up'],
  RESOLVE: ['办结', 'Resolution'],
  FOLLOW_UP: ['回访', 'Follow-up call'],
};

/** One of a pair, in a language. */
export const oneOf = (pair: readonly [string, string] | undefined, language: Language): string =>
  pair?.[language === 'zh' ? 0 : 1] ?? '';
