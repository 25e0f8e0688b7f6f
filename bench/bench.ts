/**
 * `npm run bench`: the element in Chromium beside a bare page that uses streaming-markdown directly, both in one run and in
 * turns. A report, no test: times differ from machine to machine, ratios less.
 */
import {
  leftNodes,
  medians,
  memory,
  show,
  start,
  streaming,
  typing,
  type Measure,
} from './measures.ts';
import { openStage, ownSubjects } from './stage.ts';

interface Line {
  name: string;
  unit: string;
  measure: Measure;
  budget?: string;
  /** So many times the rounds: what is short differs more from one to the next. */
  times?: number;
  /** Another line, whose element's time this one's is held against too. */
  against?: string;
}

const lines: Line[] = [
  { name: 'usable, processor 4× slower', unit: 'ms', measure: start('usable'), times: 3 },
  {
    name: 'long tasks until then and after, 4× slower',
    unit: 'ms',
    measure: start('long'),
    times: 3,
  },
  { name: 'layout shift', unit: '', measure: start('shift'), budget: '0' },
  {
    name: '2,000 deltas, thread of 50',
    unit: 'ms',
    measure: streaming(50, false),
    budget: '1.5 ×',
  },
  { name: '2,000 deltas, thread of 500', unit: 'ms', measure: streaming(500, false) },
  {
    name: '2,000 deltas, thread of 2,000',
    unit: 'ms',
    measure: streaming(2000, false),
    budget: '1.1 × that of 50',
    against: '2,000 deltas, thread of 50',
  },
  {
    name: '2,000 deltas, all 2,000 loaded',
    unit: 'ms',
    measure: streaming(2000, true),
    budget: '1.2 ×',
  },
  { name: 'key to frame, 4× slower', unit: 'ms', measure: typing },
  { name: 'memory of 50 answers', unit: 'KB', measure: memory },
  { name: 'nodes left by 50 mounts', unit: '', measure: leftNodes, budget: '0' },
];

const rounds = Number(process.argv[2] ?? 3);
const wanted = process.argv[3] ?? '';
const { bare, element } = await ownSubjects();
const stage = await openStage([bare, element]);
console.log('| What | Bare page | Element | Ratio | Budget |\n| --- | --- | --- | --- | --- |');
const known = new Map<string, number>();
for (const { name, unit, measure, budget, against, times = 1 } of lines) {
  if (!name.includes(wanted)) continue;
  const [theirs = 0, ours = 0] = await medians(stage, [bare, element], measure, rounds * times);
  known.set(name, ours);
  const other = known.get(against ?? '');
  const ratio = [
    ...(theirs > 0 ? [(ours / theirs).toFixed(2)] : []),
    ...(other ? [`${(ours / other).toFixed(2)} × that of 50`] : []),
  ].join('; ');
  console.log(
    `| ${name} | ${show(theirs, unit)} | ${show(ours, unit)} | ${ratio} | ${budget ?? ''} |`,
  );
}
await stage.close();
