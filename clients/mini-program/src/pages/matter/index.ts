import { type ActName, actsFor, doneTexts, needsSureness, perform, type Seen } from '../../acts.ts';
import { isInDoubt, sentenceOf } from '../../failures.ts';
import { newKey, service } from '../../service.ts';
import { minute, ours, promisesOf, texts } from '../../texts.ts';

interface Written {
  readonly detail: { readonly value: string };
}
interface Tapped {
  readonly currentTarget: { readonly dataset: { readonly name: ActName } };
}
/** Something begun: its key stays until it is answered, as long as the words are the same. */
interface Intent {
  readonly name: ActName;
  readonly words: string;
  readonly key: string;
}

const t = texts();

/** A matter as the page shows it. */
const shown = (seen: Seen) => ({
  ...{ ticketNo: seen.ticketNo, question: seen.question ?? '', proposal: seen.proposal ?? '' },
  status: ours(seen.statusText),
  promises: promisesOf(seen.promises),
  acts: actsFor(seen).map((name) => ({ name, text: t[name] })),
  mayRate: seen.may.includes('rate'),
  rating: seen.rating ? `${seen.rating.overall} / 5` : '',
  timeline: seen.timeline.map(({ at, text, message = '' }, n) => ({ n, at: minute(at), text: ours(text), message })),
});

Component({
  properties: { ticket: String },
  data: {
    ...{ t, busy: false, said: '', words: '', fault: '', sure: '' },
    seen: undefined as ReturnType<typeof shown> | undefined,
    intent: undefined as Intent | undefined,
  },
  pageLifetimes: {
    async show() {
      wx.setNavigationBarTitle({ title: t.matterTitle });
      await this.look();
    },
  },
  methods: {
    async look() {
      if (this.data.busy) return;
      this.setData({ busy: true, said: '' });
      const seen = await service.attempt('viewMyTicket', { params: { ticketId: this.properties.ticket } });
      if (seen.ok) this.setData({ seen: shown(seen.data) });
      this.setData({ busy: false, said: seen.ok ? '' : sentenceOf(seen.error, t, true) });
    },
    write({ detail }: Written) {
      this.setData({ words: detail.value, fault: '' });
    },
    async act({ currentTarget }: Tapped) {
      const { name } = currentTarget.dataset;
      if (this.data.busy) return;
      const words = this.data.words.trim();
      if (name === 'message' && words === '') return this.setData({ fault: t.needed });
      if (needsSureness(name) && this.data.sure !== name) return this.setData({ sure: name, said: '' });
      await this.perform(this.intentOf(name, words));
    },
    intentOf(name: ActName, words: string): Intent {
      const { intent } = this.data;
      return intent?.name === name && intent.words === words ? intent : { name, words, key: newKey() };
    },
    rate() {
      wx.navigateTo({ url: `/pages/survey/index?ticket=${this.properties.ticket}` });
    },
    async perform(intent: Intent) {
      this.setData({ busy: true, said: '', fault: '', sure: '', intent });
      const done = await perform(this.properties.ticket, intent.name, intent);
      if (done.ok) {
        this.setData({ seen: shown(done.data), words: '', said: t[doneTexts[intent.name]] });
      } else this.setData({ said: sentenceOf(done.error, t) });
      if (done.ok || !isInDoubt(done.error)) this.setData({ intent: undefined });
      this.setData({ busy: false });
    },
  },
});
