import { keepMatter, type Matter, matters } from '../../kept.ts';
import { service } from '../../service.ts';
import { minute, ours, texts } from '../../texts.ts';

interface Tapped {
  readonly currentTarget: { readonly dataset: { readonly no: string } };
}

const t = texts();

const shown = () => matters().map((one) => ({ ...one, at: minute(one.sentAt) }));

/** Asks how one matter stands; false where that could not be learned. */
async function refresh(matter: Matter): Promise<boolean> {
  const { ticketNo, queryCode } = matter;
  const seen = await service.attempt('lookUpTicket', { params: { ticketNo }, body: { queryCode } });
  if (seen.ok) keepMatter({ ...matter, status: ours(seen.data.statusText) });
  return seen.ok;
}

Component({
  data: { t, items: shown(), said: '' },
  pageLifetimes: {
    async show() {
      wx.setNavigationBarTitle({ title: t.mattersTitle });
      this.setData({ items: shown() });
      let isWhole = true;
      // One after the other: a phone has ten requests at once for everything, and each number has its limit of tries.
      for (const matter of matters()) isWhole = (await refresh(matter)) && isWhole;
      this.setData({ items: shown(), said: isWhole ? '' : t.unreached });
    },
  },
  methods: {
    see({ currentTarget }: Tapped) {
      wx.navigateTo({ url: `/pages/matter/index?ticketNo=${currentTarget.dataset.no}` });
    },
    write() {
      wx.switchTab({ url: '/pages/submit/index' });
    },
  },
});
