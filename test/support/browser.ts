import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Flags for tiny machines that would hide what is tested here: other origins, and closing a page without the browser. */
const UNWANTED = ['--single-process', '--disable-web-security', '--allow-running-insecure-content'];

/** Opens a headless Chromium that came with the packages: no download, and it runs as root in a sandbox. */
export async function openBrowser(): Promise<Browser> {
  const args = chromium.args.filter((flag) => !UNWANTED.includes(flag));
  return playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}

/** The two sizes in which every page of the form must work. */
export const screens = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1280, height: 800 } },
} as const;
