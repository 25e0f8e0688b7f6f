import type { Section } from '../section.ts';

const inputs = [
  {
    id: 'cabin',
    question: 'Which cabin?',
    type: 'multiple_choice',
    multiple: false,
    options: [{ value: 'Economy' }, { value: 'Business' }],
  },
  {
    id: 'days',
    question: 'Which days work?',
    type: 'multiple_choice',
    multiple: true,
    options: [{ value: 'Mon' }, { value: 'Tue' }, { value: 'Wed' }],
  },
  { id: 'note', question: 'Anything else?', type: 'freeform', description: 'Dietary, mobility, …' },
];

const answers = [['Business'], ['Mon', 'Wed'], []];
const answered = inputs.map((input, index) => ({
  ...input,
  answer: { values: answers[index] ?? [], skipped: index === 2 },
}));

const questions = (status: string, given: unknown[] = inputs) => ({
  type: 'structured_input',
  status,
  inputs: given,
});

export const asked: Section = {
  title: 'Questions',
  shows: [
    { caption: 'Asked', item: questions('pending') },
    { caption: 'Asked, to be left alone', item: questions('pending', inputs.slice(2)) },
    { caption: 'Answered', item: questions('answered', answered) },
    { caption: 'Skipped', item: questions('skipped') },
  ],
};
