/** Failures in full, passes as one count per engine: the report of the browser tests. */
import { relative } from 'node:path';

/** @typedef {import('@web/test-runner-core').TestSession} TestSession */
/** @typedef {{ path: string, passed: boolean, skipped: boolean, error?: { message?: string, stack?: string, expected?: string, actual?: string } }} Outcome */

/**
 * @param {{ name: string, suites: any[], tests: any[] } | undefined} suite
 * @param {string[]} above names of the suites around it
 * @returns {Outcome[]}
 */
function outcomes(suite, above = []) {
  if (!suite) return [];
  const path = suite.name ? [...above, suite.name] : above;
  return [
    ...suite.tests.map((test) => ({ ...test, path: [...path, test.name].join(' › ') })),
    ...suite.suites.flatMap((inner) => outcomes(inner, path)),
  ];
}

/** @param {string} text */
const indent = (text) => text.replace(/^/gm, '    ');

/** @param {TestSession} session */
function describeFailures(session) {
  const lines = session.errors.map((error) => indent(error.stack ?? error.message));
  for (const { path, passed, skipped, error } of outcomes(session.testResults)) {
    if (passed || skipped) continue;
    lines.push(`  ✖ ${path}`);
    const detail = [error?.message, error?.stack].filter(Boolean).join('\n');
    lines.push(indent(detail || 'no message'));
    if (error?.expected !== undefined || error?.actual !== undefined) {
      lines.push(indent(`expected: ${error.expected}\nactual:   ${error.actual}`));
    }
  }
  // A file that did not load has no test to say what it missed.
  if (session.errors.length > 0) {
    lines.push(...session.request404s.map((url) => `    not found: ${url}`));
  }
  return lines;
}

/**
 * A file that fails outside of its tests (an import error, a timeout) counts as one failure.
 *
 * @param {TestSession[]} sessions of one engine
 */
function count(sessions) {
  let [passed, failed] = [0, 0];
  for (const session of sessions) {
    const tests = outcomes(session.testResults).filter((test) => !test.skipped);
    const good = tests.filter((test) => test.passed).length;
    passed += good;
    failed += tests.length - good;
    if (!session.passed && good === tests.length) failed += 1;
  }
  return { passed, failed };
}

/** @returns {import('@web/test-runner-core').Reporter} */
export function elementReporter() {
  let root = process.cwd();
  return {
    start: ({ config }) => void (root = config.rootDir),
    reportTestFileResults({ logger, sessionsForTestFile, testFile }) {
      for (const session of sessionsForTestFile) {
        if (session.passed) continue;
        logger.log(`\n${relative(root, testFile)} in ${session.browser.name}`);
        logger.log(describeFailures(session).join('\n'));
        for (const log of session.logs) logger.log(`    console: ${log.map(String).join(' ')}`);
      }
    },
    onTestRunFinished({ sessions }) {
      const names = [...new Set(sessions.map((session) => session.browser.name))];
      for (const name of names) {
        const { passed, failed } = count(sessions.filter((one) => one.browser.name === name));
        console.log(`element in ${name}: ${passed} passed, ${failed} failed`);
      }
    },
  };
}
