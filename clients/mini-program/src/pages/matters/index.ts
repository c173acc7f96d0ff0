import type { AnswerOf } from '../../../../api/client.ts';
import { sentenceOf } from '../../failures.ts';
import { service } from '../../service.ts';
import { kindText, minute, ours, texts } from '../../texts.ts';

interface Tapped {
  readonly currentTarget: { readonly dataset: { readonly id: string } };
}

const t = texts();
const A_PAGE = 20;

/** A matter in the list. */
const shown = ({
  id,
  ticketNo,
  kind,
  receivedAt,
  statusText,
  waitsForMe,
}: AnswerOf<'listMyTickets'>['items'][number]) => ({
  ...{ id, ticketNo, waitsForMe, at: minute(receivedAt), status: ours(statusText), kind: kindText(kind) },
});

Component({
  data: { t, items: [] as ReturnType<typeof shown>[], cursor: '', said: '', busy: false, isRead: false },
  pageLifetimes: {
    async show() {
      wx.setNavigationBarTitle({ title: t.mattersTitle });
      await this.read('');
    },
  },
  methods: {
    /** From the beginning, or what comes after it. */
    async read(cursor: string) {
      if (this.data.busy) return;
      this.setData({ busy: true, said: '' });
      const query = { limit: A_PAGE, ...(cursor && { cursor }) };
      const list = await service.attempt('listMyTickets', { query });
      this.setData({ busy: false });
      // What was seen before stays: an old state is better than none, and it is said that it is old.
      if (!list.ok) return this.setData({ said: this.data.isRead ? t.unreached : sentenceOf(list.error, t, true) });
      const items = list.data.items.map(shown);
      this.setData({
        ...{ items: cursor ? [...this.data.items, ...items] : items, isRead: true },
        cursor: list.data.nextCursor || '',
      });
    },
    async more() {
      await this.read(this.data.cursor);
    },
    see({ currentTarget }: Tapped) {
      wx.navigateTo({ url: `/pages/matter/index?ticket=${currentTarget.dataset.id}` });
    },
    write() {
      wx.switchTab({ url: '/pages/submit/index' });
    },
  },
});
