import type { PlainDate } from '../../kernel/time.ts';
import type { Publication } from '../model.ts';

/** Personal Information Protection Law, articles 17 and 30: who, what for, which, how long, which rights. */
export const privacy202611: Publication = {
  kind: 'privacy',
  version: '2026-11',
  publishedOn: '2026-11-01' as PlainDate,
  title: { zh: '个人信息处理告知', en: 'Privacy notice' },
  sections: [
    {
      heading: { zh: '谁处理您的信息', en: 'Who uses your data' },
      text: {
        zh: '本度假区客群服务中心。您可通过提交事项（类别选“其他”并注明“个人信息”）联系隐私专员。',
        en: 'The guest service centre of this resort. To reach its privacy officer, tell us a matter and say that it is about your data.',
      },
    },
    {
      heading: { zh: '处理哪些信息、为了什么', en: 'Which data, and what for' },
      text: {
        zh: '您填写的内容、称呼、电话、邮箱、上传的附件，以及您登录小程序时的微信标识：仅用于受理、办理、答复、回访您提出的事项和您预约的回电。网络地址段和设备随机标识经散列后仅用于防止滥用，两天后删除。',
        en: 'What you write, your name, phone number, e-mail and attachments, and your WeChat id where you sign in by the mini-program: only to take up, handle and answer what you tell us, to ask you afterwards, and to make calls that you book. The range of your network address and a random id of your device are kept hashed, against abuse alone, for two days.',
      },
    },
    {
      heading: { zh: '哪些必须提供', en: 'What you need to give' },
      text: {
        zh: '只有事项内容是必填的。您可以匿名提交，凭工单号和查询码查看进度。请勿填写身份证号、病历等与事项无关的信息。',
        en: 'Only what happened. You may stay anonymous and follow your matter by its number and code. Please write no identity numbers, medical records or other things that the matter does not need.',
      },
    },
    {
      heading: { zh: '谁会看到', en: 'Who sees it' },
      text: {
        zh: '办理该事项的工作人员；姓名和电话默认遮蔽，查看留痕。被投诉的人员看不到。小程序内填写的文字会送微信内容安全检测；短信由短信服务商发送，只含工单号和简短提示。依法须转办或配合主管部门的除外。我们不出售您的信息，不向境外提供。',
        en: 'Colleagues who work on the matter; names and numbers are masked, and each look is logged. Whoever is complained about does not see it. What you write in the mini-program goes to the content check of WeChat. Text messages go out by a carrier and hold no more than a number and a short hint. Otherwise only authorities, where the law says so. We sell nothing and send nothing abroad.',
      },
    },
    {
      heading: { zh: '保存多久', en: 'How long' },
      text: {
        zh: '办结后按争议时效保存：一般五年，涉及安全的十年，期满删除并留下不含内容的删除证明。',
        en: 'After its end a matter is kept as long as it may be disputed: five years as a rule, ten where safety is concerned. Then it is deleted, and a proof without contents stays.',
      },
    },
    {
      heading: { zh: '您的权利', en: 'Your rights' },
      text: {
        zh: '您可以查询、复制、更正、补充、删除您的信息，撤回同意，要求解释处理规则。办理中的事项在办结前限制处理而不删除。我们在十五日内答复；对答复不满意的，可向网信部门投诉或依法起诉。',
        en: 'You may see, copy, correct, complete and delete your data, take a consent back, and ask for reasons. While a matter is worked on, its data are restricted and not deleted. We answer within fifteen days; if you are not content, you may turn to the cyberspace administration or to a court.',
      },
    },
    {
      heading: { zh: '未满十四周岁', en: 'Under fourteen' },
      text: {
        zh: '请由监护人提交。',
        en: 'Please let a parent or guardian tell us.',
      },
    },
  ],
};
