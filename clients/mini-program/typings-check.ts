import { strictWx } from '../../test/support/strict-wx.ts';
import type { wxScreen } from '../../test/support/strict-wx-screen.ts';
import { miniProgramClient } from '../api/mini-program.ts';
import type { WxSignIn } from '../api/wx-session.ts';
import type { WxLike } from '../api/wx-transport.ts';
import type { WxUploads } from '../api/wx-upload.ts';

// Compiled and never run: what the client asks of `wx`, and what the tests' `wx` gives, against the official typings.

type Asked<Call extends (...given: never[]) => unknown> = Parameters<Call>[0];
type Told<Options extends { success?: unknown }> = Parameters<
  Extract<Options['success'], (...given: never[]) => unknown>
>[0];
type Is<Part extends Whole, Whole> = Part;

/** What the client passes is what WeChat takes, and what WeChat tells is what the client reads. */
export type Taken = [
  Is<Asked<WxLike['request']>, WechatMiniprogram.RequestOption>,
  Is<WechatMiniprogram.RequestSuccessCallbackResult, Told<Asked<WxLike['request']>>>,
  Is<Asked<WxUploads['uploadFile']>, WechatMiniprogram.UploadFileOption>,
  Is<WechatMiniprogram.UploadFileSuccessCallbackResult, Told<Asked<WxUploads['uploadFile']>>>,
  Is<WechatMiniprogram.UploadTask, ReturnType<WxUploads['uploadFile']>>,
  Is<Asked<WxSignIn['login']>, WechatMiniprogram.LoginOption>,
  Is<WechatMiniprogram.LoginSuccessCallbackResult, Told<Asked<WxSignIn['login']>>>,
];

/** The fake takes no call that WeChat would not, and both serve one client. */
export const both = [wx, strictWx({ answer: () => 'none' }).wx].map((phone) =>
  miniProgramClient(phone, { baseUrl: 'https://api.resort.example/v1' }),
);

/** What WeChat is given, the tests' phone takes. */
type Screen = ReturnType<typeof wxScreen>['wx'];
export type Shown = [
  Is<WechatMiniprogram.RequestSubscribeMessageOption, Asked<Screen['requestSubscribeMessage']>>,
  Is<WechatMiniprogram.ChooseMediaOption, Asked<Screen['chooseMedia']>>,
  Is<WechatMiniprogram.SetClipboardDataOption, Asked<Screen['setClipboardData']>>,
  Is<WechatMiniprogram.NavigateToOption, Asked<Screen['navigateTo']>>,
  Is<WechatMiniprogram.SwitchTabOption, Asked<Screen['switchTab']>>,
  Is<WechatMiniprogram.SetNavigationBarTitleOption, Asked<Screen['setNavigationBarTitle']>>,
  Is<WechatMiniprogram.SetTabBarItemOption, Asked<Screen['setTabBarItem']>>,
  Is<ReturnType<Screen['getAppBaseInfo']>, Partial<WechatMiniprogram.AppBaseInfo>>,
];

// @ts-expect-error `wx.request` has no PATCH, so neither has this service.
wx.request({ url: '', method: 'PATCH' });
