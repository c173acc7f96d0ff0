import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import vm from 'node:vm';
import { parseHTML } from 'linkedom';
import { testFolder } from '../../local/folders.ts';
import { buildMiniProgram } from '../../scripts/build-mini-program.ts';
import { strictWx, type WxWorld } from './strict-wx.ts';
import { type Guest, wxScreen } from './strict-wx-screen.ts';

/** Opens pages of the built mini-program as a phone would, by WeChat's own component engine, with taps and typing. */

const require = createRequire(import.meta.url);
/** The engine draws into a document, whenever something changes, and finds it by these names. */
const page = parseHTML('<!doctype html><html><body></body></html>');
const around = globalThis as { window?: unknown; document?: unknown };
function showDocument(): void {
  Object.assign(around, { window: page, document: page.document });
}
function hideDocument(): void {
  delete around.window;
  delete around.document;
}

interface Node {
  readonly dom: { readonly textContent: string };
  readonly data: Readonly<Record<string, unknown>>;
  readonly _exparserNode: object;
}
interface Rendered extends Node {
  attach(parent: unknown): void;
  querySelectorAll(selector: string): Node[];
  triggerPageLifeTime(name: string): void;
}
interface Engine {
  register(definition: object): string;
  create(id: string, properties?: object): Rendered;
}
interface Events {
  readonly Event: {
    create(name: string, detail: object, options: object): object;
    dispatchEvent(on: object, event: object): void;
  };
}
showDocument();
const engine = require('j-component') as Engine;
const { Event } = require('miniprogram-exparser') as Events;
const shownProperties = { disabled: Boolean, loading: Boolean, value: null, range: Array };
for (const id of ['view', 'text', 'button', 'input', 'textarea', 'picker', 'switch'])
  engine.register({ id, tagName: `wx-${id}`, template: '<slot/>', properties: shownProperties });
hideDocument();

/** Lets everything happen that is on its way; the pauses of the client are no time here. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await setImmediate();
}

/** Names that a phone does not have: a file that speaks to one of them fails here, too. */
const absent = [
  ...['globalThis', 'global', 'process', 'Buffer', 'setImmediate', 'performance', 'crypto', 'window', 'document'],
  ...['fetch', 'FormData', 'Blob', 'URL', 'URLSearchParams', 'AbortController', 'XMLHttpRequest', 'localStorage'],
];

/** Loads files as a phone does: each with `require` for its neighbours, once. */
function loader(given: Readonly<Record<string, unknown>>) {
  const around = { ...given, setTimeout: (act: () => void) => void Promise.resolve().then(act) };
  const loaded = new Map<string, { exports: object }>();
  return function load(file: string): object {
    const known = loaded.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(file, module);
    const inside = (asked: string) => load(path.resolve(path.dirname(file), asked));
    const names = ['require', 'module', 'exports', ...Object.keys(around), ...absent];
    const run = vm.compileFunction(readFileSync(file, 'utf8'), names, { filename: file });
    run(inside, module, module.exports, ...Object.values(around));
    return module.exports;
  };
}

/** Every phone that was ever taken in hand. */
const phones: { isWaiting(): boolean }[] = [];

/** The built program, in a folder of this test file alone; `close` when the file ends. */
export async function builtProgram(): Promise<{ readonly dist: string; close(): Promise<void> }> {
  mkdirSync(testFolder, { recursive: true });
  const dist = await buildMiniProgram(mkdtempSync(path.join(testFolder, 'mini-program-')));
  showDocument();
  return {
    dist,
    async close() {
      // A page that nobody looks at any more draws all the same, when its answer comes.
      do await settled();
      while (phones.some(({ isWaiting }) => isWaiting()));
      hideDocument();
      rmSync(dist, { recursive: true });
    },
  };
}

/** The mini-program on a fresh phone, in front of a world that answers and a guest who is asked. */
export function miniProgram(dist: string, world: WxWorld, guest?: Guest) {
  const phone = strictWx(world);
  phones.push(phone);
  const screen = wxScreen(guest);
  const wx = new Proxy({ ...phone.wx, ...screen.wx } as Record<string, unknown>, {
    get(known, name) {
      if (typeof name === 'string' && !(name in known)) throw new Error(`wx.${name} is not taught to this phone`);
      return known[name as string];
    },
  });
  let declared: object = {};
  const declare = (one: object) => {
    declared = one;
  };
  const start = () => loader({ wx, Component: declare, App: declare });

  /** Starts the program anew, as after it was closed; what is stored stays. */
  async function open(name: string, query: Readonly<Record<string, string>> = {}) {
    start()(path.join(dist, 'pages', name, 'index.js'));
    const template = readFileSync(path.join(dist, 'pages', name, 'index.wxml'), 'utf8');
    const rendered = engine.create(engine.register({ ...declared, tagName: 'page', template }), query);
    rendered.attach(page.document.createElement('div'));
    rendered.triggerPageLifeTime('show');
    await settled();
    return pageOf(rendered, screen.tapping);
  }
  async function launch(): Promise<void> {
    start()(path.join(dist, 'app.js'));
    (declared as { onLaunch?(): void }).onLaunch?.();
    await settled();
  }
  return { ...phone, ...screen, open, launch };
}

function pageOf(rendered: Rendered, tapping: (act: () => void) => void) {
  const find = (selector: string, nth = 0): Node => {
    const found = rendered.querySelectorAll(selector)[nth];
    if (!found) throw new Error(`there is no ${selector} on: ${rendered.dom.textContent}`);
    return found;
  };
  const fire = (on: Node, name: string, detail: object = {}) =>
    Event.dispatchEvent(
      on._exparserNode,
      Event.create(name, detail, { bubbles: true, composed: true, capturePhase: true }),
    );
  const usable = (selector: string, nth = 0): Node => {
    const found = find(selector, nth);
    if (found.data.disabled) throw new Error(`${selector} is disabled`);
    return found;
  };
  const enter = async (selector: string, name: string, value: string) => {
    fire(usable(selector), name, { value });
    await settled();
  };
  return {
    /** All that can be read. */
    text: () => rendered.dom.textContent.replace(/\s+/g, ' ').trim(),
    textOf: (selector: string) => find(selector).dom.textContent.trim(),
    texts: (selector: string) => rendered.querySelectorAll(selector).map(({ dom }) => dom.textContent.trim()),
    has: (selector: string) => rendered.querySelectorAll(selector).length > 0,
    isDisabled: (selector: string) => find(selector).data.disabled === true,
    valueOf: (selector: string) => find(selector).data.value,
    /** Begins a tap and does not wait for what comes of it. */
    press: (selector: string) => tapping(() => fire(usable(selector), 'tap')),
    async tap(selector: string, nth = 0) {
      tapping(() => fire(usable(selector, nth), 'tap'));
      await settled();
    },
    type: (selector: string, value: string) => enter(selector, 'input', value),
    choose: (selector: string, value: number | string) => enter(selector, 'change', String(value)),
    settle: settled,
    /** Waits for one of these to be shown: for worlds that take their time. */
    async until(...selectors: readonly string[]) {
      const end = Date.now() + 20_000;
      const isShown = () => selectors.some((selector) => rendered.querySelectorAll(selector).length > 0);
      while (!isShown() && Date.now() < end) await settled();
    },
  };
}

/** The pages that app.json names, and those that are there. */
export const pagesOf = (dist: string) => ({
  named: (JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8')) as { pages: string[] }).pages,
  there: readdirSync(path.join(dist, 'pages')).map((name) => `pages/${name}/index`),
});
