import { ApiError } from '../../../../api/api-error.ts';
import type { AnswerOf } from '../../../../api/client.ts';
import { bodyOf, type Draft, faultsOf, type Kept } from '../../draft.ts';
import { isInDoubt, sentenceOf } from '../../failures.ts';
import { dropDraft, keepDraft, keptDraft } from '../../kept.ts';
import { type ChosenPicture, choosePictures, MOST_PICTURES, sendPicture, stillKnown } from '../../pictures.ts';
import { placeOf } from '../../place.ts';
import { newKey, service } from '../../service.ts';
import { settings } from '../../settings.ts';
import { askPermission, isAllowed, report, templatesFor } from '../../subscriptions.ts';
import { domains, kinds, placeText, promisesOf, texts } from '../../texts.ts';

interface Chosen {
  readonly detail: { readonly value: string };
}
interface Written extends Chosen {
  readonly currentTarget: { readonly dataset: { readonly field: keyof Draft } };
}

interface Removed {
  readonly currentTarget: { readonly dataset: { readonly key: string } };
}

const MOST_BYTES = 20 * 1_048_576;

const t = texts();

const receiptOf = ({ id, ticketNo, queryCode, promises, underReview }: AnswerOf<'submitMyTicket'>) => ({
  ...{ id, ticketNo, queryCode, underReview, promises: promisesOf(promises) },
});

/** What the guest's answers to WeChat's question mean; nothing where he was not asked. */
const newsOf = (results: Awaited<ReturnType<typeof askPermission>>): string =>
  Object.keys(results).length === 0 ? '' : isAllowed(results) ? t.newsAllowed : t.newsRefused;

/** How a kept draft is shown. */
const shown = ({ draft, inDoubt }: Kept) => ({
  ...{ draft, locked: inDoubt },
  kindAt: kinds().findIndex(({ id }) => id === draft.kind),
  domainAt: domains().findIndex(({ id }) => id === draft.domain),
  place: draft.place ? placeText(draft.place) : '',
});

Component({
  properties: { scene: String },
  data: {
    ...{ t, kinds: kinds(), domains: domains(), ...shown(keptDraft()) },
    ...{ busy: false, said: '', copied: false, news: '', going: '', pictureFault: '' },
    faults: {} as Readonly<Record<string, string>>,
    templates: [] as readonly string[],
    receipt: undefined as ReturnType<typeof receiptOf> | undefined,
  },
  pageLifetimes: {
    async show() {
      this.scanned();
      this.setData({ templates: await templatesFor('TICKET') });
    },
  },
  methods: {
    keep(change: Partial<Kept>) {
      const kept = { ...keptDraft(), ...change };
      keepDraft(kept);
      this.setData(shown(kept));
    },
    change(change: Partial<Draft>) {
      if (this.data.locked || this.data.busy) return;
      this.keep({ draft: { ...this.data.draft, ...change } });
    },
    /** Whoever has scanned the code of a room or table tells of that; what he scanned last counts. */
    scanned() {
      const place = placeOf(this.properties.scene, settings.site);
      if (place) this.change({ place });
    },
    elsewhere() {
      this.change({ place: undefined });
    },
    write({ detail, currentTarget }: Written) {
      this.change({ [currentTarget.dataset.field]: detail.value });
    },
    chooseKind({ detail }: Chosen) {
      this.change({ kind: kinds()[Number(detail.value)]?.id ?? 'COMPLAINT' });
    },
    chooseDomain({ detail }: Chosen) {
      this.change({ domain: domains()[Number(detail.value)]?.id ?? 'OTHER' });
    },
    /** Sends pictures as they are chosen, one after the other. */
    async addPictures() {
      if (this.data.locked || this.data.busy || this.data.going) return;
      const room = MOST_PICTURES - this.data.draft.pictures.length;
      for (const chosen of await choosePictures(room)) await this.addPicture(chosen);
    },
    async addPicture(chosen: ChosenPicture) {
      if (chosen.size > MOST_BYTES) return this.setData({ pictureFault: t.pictureTooLarge });
      const going = (share: number) => this.setData({ going: `${Math.round(share * 100)}%`, pictureFault: '' });
      going(0);
      try {
        const picture = await sendPicture(chosen, going);
        this.keep({ draft: { ...this.data.draft, pictures: [...this.data.draft.pictures, picture] } });
      } catch (error) {
        const isSaid = error instanceof ApiError && error.status >= 400 && error.code !== 'uploadRefused';
        this.setData({ pictureFault: isSaid ? sentenceOf(error, t) : t.pictureLost });
      }
      this.setData({ going: '' });
    },
    removePicture({ currentTarget }: Removed) {
      const { key } = currentTarget.dataset;
      this.change({ pictures: this.data.draft.pictures.filter((picture) => picture.key !== key) });
    },
    /** Asks for permission within the tap, then files the matter, whatever was answered. */
    async submit() {
      if (this.data.busy || this.data.going) return;
      const faults = faultsOf(this.data.draft);
      if (Object.keys(faults).length > 0) return this.mark(faults);
      const asked = askPermission(this.data.locked ? [] : this.data.templates);
      this.setData({ busy: true, said: '', faults: {} });
      const results = await asked;
      await this.file(newsOf(results));
      this.setData({ busy: false });
      await report(results);
    },
    mark(faults: ReturnType<typeof faultsOf>) {
      const marked = Object.entries(faults).map(([field, text]) => [field, text ? t[text] : '']);
      this.setData({ faults: Object.fromEntries(marked), said: t.check });
    },
    async file(news: string) {
      // Kept as sent before it goes: should the phone be put away now, the same request goes out again later.
      const { draft } = this.data;
      const before = keptDraft().inDoubt;
      this.keep({ draft, inDoubt: true });
      const body = bodyOf(draft, settings.noticeVersion);
      const filed = await service.attempt('submitMyTicket', { body, key: keptDraft().key });
      if (filed.ok) return this.arrived(filed.data, news);
      const { error } = filed;
      if (isInDoubt(error)) return this.setData({ said: sentenceOf(error, t) });
      // Too many at once says nothing of an earlier try. Any other refusal is certain: the text is free, under a key of its own.
      this.keep(error.status === 429 ? { inDoubt: before } : { inDoubt: false, key: newKey() });
      // A key that the service does not know any more: the picture is to be added again.
      const pictures = stillKnown(
        draft.pictures,
        error.fields.map(({ path }) => path),
      );
      if (pictures.length < draft.pictures.length) this.keep({ draft: { ...draft, pictures } });
      const marked = error.fields.map(({ path }) => [path.replace('contact.', ''), t.notRight]);
      this.setData({ said: sentenceOf(error, t), faults: Object.fromEntries(marked) });
    },
    arrived(answer: AnswerOf<'submitMyTicket'>, news: string) {
      dropDraft();
      this.setData({ receipt: receiptOf(answer), news, ...shown(keptDraft()) });
    },
    copy() {
      const { receipt } = this.data;
      if (!receipt) return;
      const data = `${t.number} ${receipt.ticketNo}\n${t.code} ${receipt.queryCode}`;
      wx.setClipboardData({ data, success: () => this.setData({ copied: true }) });
    },
    see() {
      wx.navigateTo({ url: `/pages/matter/index?ticket=${this.data.receipt?.id ?? ''}` });
    },
    readNotice({ currentTarget }: { readonly currentTarget: { readonly dataset: { readonly kind: string } } }) {
      wx.navigateTo({ url: `/pages/notice/index?kind=${currentTarget.dataset.kind}` });
    },
    another() {
      this.setData({ receipt: undefined, copied: false, said: '' });
    },
  },
});
