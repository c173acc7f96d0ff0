/** The calls of `wx` that a guest sees or answers, as strict as the phone is. Free of Node, like strict-wx.ts. */

export interface Guest {
  /** What he answers when WeChat asks whether messages may be sent; `off` is the switch in the phone's settings. */
  consents?: 'accept' | 'reject' | 'off';
  language?: string;
  /** What he chooses when he is asked for pictures; nothing left means that he turns away. */
  pictures?: { readonly tempFilePath: string; readonly size: number }[];
}

const TEMPLATES_AT_ONCE = 3;

interface Settled<Answer> {
  success?(answer: Answer): void;
  fail?(error: { errMsg: string; errCode: number }): void;
}

interface ChoosingMedia {
  count?: number;
  success?(answer: { tempFiles: { tempFilePath: string; size: number }[] }): void;
  fail?(error: { errMsg: string }): void;
}

/** A screen in front of a guest. `tapping` runs what a tap runs: some calls are let through in no other moment. */
export function wxScreen({ consents = 'accept', language = 'zh_CN', pictures = [] }: Guest = {}) {
  const seen = { asked: [] as string[][], went: [] as string[], copied: '', title: '', tabs: [] as string[] };
  let inTap = false;
  const tapping = (act: () => void) => {
    inTap = true;
    act();
    inTap = false;
  };
  const requestSubscribeMessage = ({
    tmplIds,
    success,
    fail,
  }: { tmplIds: string[] } & Settled<Record<string, string> & { errMsg: string }>) => {
    const refuse = (errCode: number, errMsg: string) =>
      void Promise.resolve().then(() => fail?.({ errCode, errMsg: `requestSubscribeMessage:fail ${errMsg}` }));
    if (!inTap) return refuse(20005, 'can only be invoked by user TAP gesture.');
    if (tmplIds.length === 0 || tmplIds.length > TEMPLATES_AT_ONCE)
      return refuse(20003, 'templates count out of max bounds');
    seen.asked.push(tmplIds);
    if (consents === 'off') return refuse(20004, 'The main switch is switched off');
    const said = Object.fromEntries(tmplIds.map((id) => [id, consents]));
    void Promise.resolve().then(() => success?.({ ...said, errMsg: 'requestSubscribeMessage:ok' }));
  };
  const chooseMedia = ({ count = 9, success, fail }: ChoosingMedia) => {
    if (count < 1 || count > 20) throw new Error('chooseMedia:fail parameter error: count');
    const tempFiles = pictures.splice(0, count).map((one) => ({ ...one, fileType: 'image' as const }));
    void Promise.resolve().then(() =>
      tempFiles.length > 0 ? success?.({ tempFiles }) : fail?.({ errMsg: 'chooseMedia:fail cancel' }),
    );
  };
  const wx = {
    requestSubscribeMessage,
    chooseMedia,
    getAppBaseInfo: () => ({ language }),
    setClipboardData({ data, success }: { data: string; success?(answer: { errMsg: string }): void }) {
      seen.copied = data;
      void Promise.resolve().then(() => success?.({ errMsg: 'setClipboardData:ok' }));
    },
    navigateTo: ({ url }: { url: string }) => void seen.went.push(url),
    switchTab({ url }: { url: string }) {
      if (url.includes('?')) throw new Error('switchTab: a tab takes no query');
      seen.went.push(url);
    },
    setNavigationBarTitle: ({ title }: { title: string }) => void Object.assign(seen, { title }),
    setTabBarItem({ index, text = '' }: { index: number; text?: string }) {
      seen.tabs[index] = text;
    },
  };
  return { wx, seen, tapping };
}
