import { sentenceOf } from '../../failures.ts';
import { service } from '../../service.ts';
import { settings } from '../../settings.ts';
import { ours, texts } from '../../texts.ts';

const t = texts();

/** What the house tells everybody: the privacy notice in the version that a filing names, or how to complain. */
Component({
  properties: { kind: String },
  data: { t, said: '', version: '', sections: [] as { n: number; heading: string; text: string }[] },
  pageLifetimes: {
    async show() {
      await this.read();
    },
  },
  methods: {
    async read() {
      const { kind } = this.properties;
      const query = kind === 'privacy' ? { version: settings.noticeVersion } : {};
      const told = await service.attempt('viewPublication', { params: { kind }, query });
      if (!told.ok) return this.setData({ said: sentenceOf(told.error, t, true) });
      const { title, version, sections } = told.data;
      wx.setNavigationBarTitle({ title: ours(title) });
      const shown = sections.map(({ heading, text }, n) => ({ n, heading: ours(heading), text: ours(text) }));
      this.setData({ said: '', version, sections: shown });
    },
  },
});
