// npm test: every layer, then one closing line for the whole run.
//   npm test -- test/rules          a layer or file
import { startVitest, type TestModule } from 'vitest/node';
import { runProgram } from './steps.ts';

await runProgram(async () => {
  const began = performance.now();
  const vitest = await startVitest('test', process.argv.slice(2), { run: true });
  const modules = vitest.state.getTestModules();
  const strays = vitest.state.getUnhandledErrors().length;
  await vitest.close();
  const passed = sum(modules, (module) => count(module, 'passed'));
  const skipped = sum(modules, (module) => count(module, 'skipped'));
  // A file that could not be read has no tests that fail, and still is a failure.
  const failed = sum(modules, (module) => count(module, 'failed') + module.errors().length) + strays;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`\n${modules.length} files in ${seconds} s${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  const broke = (process.exitCode ?? 0) !== 0 || passed === 0;
  process.stdout.write(`${passed} passed, ${broke ? Math.max(1, failed) : failed} failed\n`);
  return failed > 0 || broke ? 1 : 0;
});
// An open handle of a test must not hold the run.
process.exit();

function sum(modules: readonly TestModule[], of: (module: TestModule) => number): number {
  return modules.reduce((total, module) => total + of(module), 0);
}

function count(module: TestModule, state: 'passed' | 'failed' | 'skipped'): number {
  return [...module.children.allTests(state)].length;
}
