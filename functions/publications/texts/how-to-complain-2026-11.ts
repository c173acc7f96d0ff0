import type { PlainDate } from '../../kernel/time.ts';
import type { Publication } from '../model.ts';

/** GB/T 19012 (ISO 10002), 5 and 7.1: how to complain, in plain words, free of charge, with the ways outside the house. */
export const howToComplain202611: Publication = {
  kind: 'how-to-complain',
  version: '2026-11',
  publishedOn: '2026-11-01' as PlainDate,
  title: { zh: '怎样向我们投诉', en: 'How to complain' },
  sections: [
    {
      heading: { zh: '在哪里说', en: 'Where' },
      text: {
        zh: '网页表单、微信小程序、来电、来信、到前台或客群服务中心当面说，效果相同：同一个编号、同一套时限。不收费，可匿名，可请他人代办（同意方案前须出示授权）。',
        en: 'By the web form, the mini-program, a call, a letter, or in person at the reception or the guest service centre. All ways are the same: one number, one set of times. It costs nothing. You may stay anonymous, and another may act for you (with a document of authority before he settles).',
      },
    },
    {
      heading: { zh: '说些什么', en: 'What to tell' },
      text: {
        zh: '发生了什么、何时何地、涉及哪项服务，您希望怎样解决。没有凭证也可以先说。',
        en: 'What happened, when and where, which service, and what would put it right. You need no papers to begin.',
      },
    },
    {
      heading: { zh: '接下来会怎样', en: 'What happens next' },
      text: {
        zh: '提交后立即得到工单号和查询码，页面写明我们承诺的时间。受理后由专人办理，提出方案征求您的意见；办结后由未参与办理的同事回访，您认为没有解决的，重新办理并提高一级。',
        en: 'You get a number and a code at once, with the times that we promise. Somebody works on it and proposes a solution to you. After it is resolved, a colleague who did not handle it asks you; if it is not solved, it is taken up again, one level higher.',
      },
    },
    {
      heading: { zh: '您随时可以', en: 'At any time you may' },
      text: {
        zh: '查看进度、补充说明、催办（24 小时一次）、同意或不同意方案、撤回。投诉不会影响您得到的服务。',
        en: 'See how it stands, add to it, urge us (once in 24 hours), agree or not, and take it back. Complaining does not change how you are served.',
      },
    },
    {
      heading: { zh: '仍不满意', en: 'Still not content' },
      text: {
        zh: '您可以拨打 12345 政务服务热线、12315 消费者投诉热线，旅游服务可向旅游主管部门投诉，也可以调解、仲裁或起诉。',
        en: 'You may call 12345 (government services) or 12315 (consumers), turn to the tourism authority for travel services, or choose mediation, arbitration or a court.',
      },
    },
  ],
};
