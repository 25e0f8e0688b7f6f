/** Failures in full, passes as one count per file, and a closing line: the report of `node --test`. */
import { relative } from 'node:path';
import { inspect } from 'node:util';

const longest = 10_000; // characters of one failure

/** @param {string} text */
const indent = (text) => text.replace(/^/gm, '    ');

/** The assertion or exception itself, not the runner's wrapper. @param {any} error */
function describe(error) {
  const cause = error?.failureType && error.cause ? error.cause : error;
  const text = typeof cause === 'string' ? cause : inspect(cause, { colors: false, depth: 2 });
  return text.length > longest ? `${text.slice(0, longest)}\n… (${text.length} characters)` : text;
}

/** @param {AsyncIterable<any>} source events of the test runner */
export default async function* report(source) {
  for await (const { type, data } of source) {
    if (type === 'test:fail' && data.details.error?.failureType !== 'subtestsFailed') {
      const place = data.file ? `${relative(process.cwd(), data.file)}:${data.line}` : '';
      yield `✖ ${data.name} (${place})\n${indent(describe(data.details.error))}\n`;
    }
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    if (type === 'test:summary') {
      const { passed, failed, cancelled, skipped, todo } = data.counts;
      const bad = failed + cancelled;
      const counts = `${passed} passed, ${bad} failed`;
      if (data.file) {
        const seconds = (data.duration_ms / 1000).toFixed(1);
        yield `${bad > 0 ? '✖' : '✔'} ${relative(process.cwd(), data.file)}: ${counts} (${seconds} s)\n`;
      } else {
        if (skipped + todo > 0) yield `Not run: ${skipped} skipped, ${todo} to do\n`;
        yield `${process.env['TEST_SET']}: ${counts}\n`;
      }
    }
  }
}
