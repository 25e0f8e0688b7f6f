import type { Section } from '../section.ts';

const source = (title: string) => ({ type: 'url', title, url: `https://example.com/${title}` });

const tasks = [
  {
    type: 'custom',
    title: 'Look up the booking',
    icon: 'suitcase',
    content: 'Confirmation **LL0EZ6**, two flights',
    status_indicator: 'complete',
  },
  {
    type: 'web_search',
    title: 'Search fares',
    queries: ['SFO NRT March', 'Tokyo lounge opening hours'],
    sources: [source('fares'), source('lounges')],
    status_indicator: 'complete',
  },
  {
    type: 'thought',
    title: 'Compare',
    content:
      'Nonstop costs **$40** more and saves four hours. The later return is the cheaper one.',
  },
  {
    type: 'file',
    title: 'Read the rules',
    sources: [{ type: 'file', title: 'Fare rules', filename: 'fare-rules.pdf' }],
  },
  { type: 'image', title: 'Draw the seat map', status_indicator: 'loading' },
];

const workflow = (more: object) => ({
  type: 'workflow',
  workflow: { type: 'custom', tasks, expanded: false, ...more },
});
const task = (more: object) => ({ type: 'task', task: more });

export const steps: Section = {
  title: 'Steps',
  shows: [
    { caption: 'Every kind of step, open', item: workflow({ expanded: true }) },
    {
      caption: 'Ended, with a summary',
      item: workflow({ summary: { title: 'Compared 12 fares', icon: 'search' } }),
    },
    { caption: 'Ended, with its duration', item: workflow({ summary: { duration: 75 } }) },
    {
      caption: 'Thoughts',
      item: workflow({
        type: 'reasoning',
        tasks: [
          { type: 'thought', content: 'Checking the itinerary for both flights.' },
          { type: 'thought', content: 'Comparing the fare rules.' },
        ],
        summary: { duration: 5 },
        expanded: true,
      }),
    },
    {
      caption: 'One step by itself',
      item: task({
        type: 'custom',
        title: 'Refund filed',
        icon: 'lucide:receipt',
        content: '5–7 days',
      }),
    },
    { caption: 'One that searches', item: task({ ...tasks[1], status_indicator: 'loading' }) },
    { caption: 'A title alone', item: task({ type: 'custom', title: 'Seat changed on OA476' }) },
    {
      caption: 'The same with an icon',
      item: task({ type: 'custom', title: 'Seat changed', icon: 'star' }),
    },
  ],
};
