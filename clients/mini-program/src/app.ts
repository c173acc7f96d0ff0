import { language, texts } from './texts.ts';

App({
  onLaunch() {
    // app.json knows one language only.
    if (language() === 'zh') return;
    const t = texts();
    for (const [index, text] of [t.submitTitle, t.mattersTitle, t.callbackTitle].entries())
      wx.setTabBarItem({ index, text });
  },
});
