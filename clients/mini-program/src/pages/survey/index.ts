import { isInDoubt, sentenceOf } from '../../failures.ts';
import { newKey } from '../../service.ts';
import { answer, type Given, look, type Whose } from '../../survey.ts';
import { ours, type Solved, solvedChoices, texts } from '../../texts.ts';

interface Tapped<Value> {
  readonly currentTarget: { readonly dataset: { readonly value: Value } };
}

const t = texts();
const MOST_DRIVERS = 3;

/** What a guest thinks of his matter: by the token of a questionnaire, or of his own matter by its id. */
Component({
  properties: { token: String, ticket: String },
  data: {
    ...{ t, points: [1, 2, 3, 4, 5], solvedChoices: solvedChoices(), said: '', busy: false, isRead: false },
    ...{ ticketNo: '', given: '', mayAnswer: false, overall: 0, comment: '' },
    solved: '' as Solved | '',
    drivers: [] as { zh: string; text: string; chosen: boolean }[],
    /** One key for the same words: a lost answer is asked for again and says nothing twice. */
    intent: undefined as { readonly words: string; readonly key: string } | undefined,
  },
  pageLifetimes: {
    async show() {
      wx.setNavigationBarTitle({ title: t.surveyTitle });
      await this.look();
    },
  },
  methods: {
    whose(): Whose {
      const { token, ticket } = this.properties;
      return token ? { token } : { ticketId: ticket };
    },
    async look() {
      if (this.data.busy) return;
      this.setData({ busy: true, said: '' });
      const seen = await look(this.whose());
      this.setData({ busy: false });
      if (!seen.ok) return this.setData({ said: sentenceOf(seen.error, t, true) });
      const { ticketNo, mayAnswer, rating, drivers } = seen.data;
      this.setData({
        ...{ ticketNo, mayAnswer, isRead: true, given: rating ? `${rating.overall} / 5` : '' },
        drivers: drivers.map((one) => ({ zh: one.zh, text: ours(one), chosen: false })),
        said: mayAnswer ? '' : t.surveyOver,
      });
    },
    point({ currentTarget }: Tapped<number>) {
      this.setData({ overall: currentTarget.dataset.value });
    },
    solve({ currentTarget }: Tapped<Solved>) {
      this.setData({ solved: currentTarget.dataset.value });
    },
    drive({ currentTarget }: Tapped<string>) {
      const { drivers } = this.data;
      const full = drivers.filter(({ chosen }) => chosen).length >= MOST_DRIVERS;
      const turned = drivers.map((one) =>
        one.zh === currentTarget.dataset.value ? { ...one, chosen: !one.chosen && !full } : one,
      );
      this.setData({ drivers: turned });
    },
    write({ detail }: { readonly detail: { readonly value: string } }) {
      this.setData({ comment: detail.value });
    },
    async send() {
      const { overall, solved, comment, drivers, busy } = this.data;
      if (busy) return;
      if (overall === 0 || solved === '') return this.setData({ said: t.choose });
      const chosen = drivers.filter((one) => one.chosen).map(({ zh }) => zh);
      const given: Given = {
        ...{ overall, solved },
        ...(chosen.length > 0 && { drivers: chosen }),
        ...(comment.trim() && { comment: comment.trim() }),
      };
      await this.answer(given);
    },
    async answer(given: Given) {
      const words = JSON.stringify(given);
      const { intent } = this.data;
      const key = intent?.words === words ? intent.key : newKey();
      this.setData({ busy: true, said: '', intent: { words, key } });
      const told = await answer(this.whose(), given, key);
      this.setData({ busy: false });
      if (told.ok || !isInDoubt(told.error)) this.setData({ intent: undefined });
      if (!told.ok) return this.setData({ said: sentenceOf(told.error, t) });
      const { followedBy, takenUpAgain, mayAnswer } = told.data;
      const bad = followedBy ? `${t.follows}${followedBy}` : t.takenUp;
      this.setData({ mayAnswer, given: `${given.overall} / 5`, said: followedBy || takenUpAgain ? bad : t.thanks });
    },
  },
});
