import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtProgram, miniProgram, pagesOf } from '../../support/mini-program.ts';
import { aService } from '../../support/mini-program-service.ts';

let dist: string;
beforeAll(async () => {
  const built = await builtProgram();
  dist = built.dist;
  return built.close;
});

const src = path.resolve('clients/mini-program/src');
const sources = (ending: string) =>
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => ({ file, text: readFileSync(path.join(src, file), 'utf8') }));

describe('the mini-program', () => {
  test('names in app.json the pages that are there', () => {
    const { named, there } = pagesOf(dist);

    expect([...named].sort()).toEqual(there.sort());
  });

  test('needs no file but its own, and stays far below the 2 MB of a package', () => {
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    const bytes = files.reduce((sum, one) => sum + readFileSync(path.join(one.parentPath, one.name)).length, 0);

    expect(files.filter(({ name }) => !/\.(js|json|wxml|wxss)$/.test(name))).toEqual([]);
    expect(bytes).toBeLessThan(200_000);
  });

  test('names its tabs in the language of the phone', async () => {
    const english = miniProgram(dist, aService(), { language: 'en' });
    const chinese = miniProgram(dist, aService());

    await english.launch();
    await chinese.launch();

    expect([english.seen.tabs, chinese.seen.tabs]).toEqual([['Tell us', 'My matters', 'Book a call'], []]);
  });

  test('has its words in one place: no page and no other file says anything of its own', () => {
    const words = /\p{Script=Han}/u;
    const speaking = [...sources('.wxml'), ...sources('.ts')].filter(({ text }) => words.test(text));

    expect(speaking.map(({ file }) => file)).toEqual(['texts.ts']);
  });

  test('shows no text that is not there, and calls nothing that no page does', () => {
    const texts = sources('texts.ts')[0]?.text ?? '';
    const missing = sources('.wxml').flatMap(({ file, text }) => {
      const code = readFileSync(path.join(src, file.replace('.wxml', '.ts')), 'utf8');
      const named = [...text.matchAll(/\bt\.(\w+)/g)].filter(([, name]) => !texts.includes(`\n  ${name}: [`));
      const called = [...text.matchAll(/\bbind\w+="(\w+)"/g)].filter(
        ([, name]) => !new RegExp(`\\n    (async )?${name}\\(`).test(code),
      );
      return [...named, ...called].map(([whole]) => `${file}: ${whole}`);
    });

    expect(missing).toEqual([]);
  });
});
