import { expect } from '@open-wc/testing';
import type { StructuredInputItem } from '@openskies/protocol';
import { html } from 'lit';
import { expectNoAxe } from '../test/axe.ts';
import { settled } from '../test/stage.ts';
import { expectEventually, textOf, WidgetPage } from '../test/widget-stage.ts';
import type { StructuredAnswer, StructuredAnswerEvent } from './structured-input.ts';

const questions: StructuredInputItem = {
  id: 'itm_1',
  thread_id: 'thr_1',
  created_at: '2026-12-01T10:00:00Z',
  type: 'structured_input',
  status: 'pending',
  inputs: [
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
      options: [{ value: 'Mon' }, { value: 'Tue' }],
    },
    {
      id: 'note',
      question: 'Anything else?',
      type: 'freeform',
      description: 'Dietary, mobility, …',
    },
  ],
};

describe('openskies-structured-input', () => {
  let page: WidgetPage;
  let answers: StructuredAnswer[];

  const show = async (item: StructuredInputItem = questions, busy = false) => {
    await page.stage.show(html`<openskies-widget .item=${item} .busy=${busy}></openskies-widget>`);
    await expectEventually(() => Boolean(page.find('openskies-structured-input')));
    await settled(page.stage.root);
  };
  const choose = (value: string) => page.find(`[value="${value}"]`).click();
  const again = async () => {
    await new Promise(requestAnimationFrame);
    await settled(page.stage.root);
  };

  beforeEach(async () => {
    page = await WidgetPage.create();
    answers = [];
    page.stage.root.addEventListener('structured-answer', (event) =>
      answers.push((event as StructuredAnswerEvent).detail),
    );
  });
  afterEach(() => page.stage.remove());

  it('is accessible, open, empty, under way and answered', async () => {
    await show();
    await expectNoAxe(page.stage);
    page.press('Send answers');
    await settled(page.stage.root);
    await expectNoAxe(page.stage);
    await show(questions, true);
    await expectNoAxe(page.stage);
    await show({ ...questions, status: 'answered' });
    await expectNoAxe(page.stage);
  });

  it('sends what was answered and marks the rest as skipped', async () => {
    await show();
    choose('Business');
    choose('Mon');
    choose('Tue');
    page.press('Send answers');
    expect(answers).to.deep.equal([
      {
        status: 'answered',
        answers: {
          cabin: { values: ['Business'] },
          days: { values: ['Mon', 'Tue'] },
          note: { skipped: true },
        },
      },
    ]);
    page.press('Send answers');
    expect(answers, 'once').to.have.length(1);
  });

  it('takes an answer of one’s own in place of the single choice, and beside many', async () => {
    await show();
    choose('Economy');
    choose('Mon');
    expect(page.field('own cabin').getBoundingClientRect().height).to.equal(40);
    page.write('own cabin', 'First');
    page.write('own days', 'any Friday');
    page.write('own note', ' A window ');
    page.press('Send answers');
    expect(answers[0]!.answers).to.deep.equal({
      cabin: { values: ['First'] },
      days: { values: ['Mon', 'any Friday'] },
      note: { values: ['A window'] },
    });
    await again();
    choose('Economy');
    expect(page.field('own cabin').value).to.equal('');
  });

  it('wants one answer at least, or to be skipped', async () => {
    await show();
    page.press('Send answers');
    await settled(page.stage.root);
    expect(page.findAll('.field-error:not([hidden])').map(textOf)).to.deep.equal([
      'Answer at least one question, or skip them.',
    ]);
    page.press('Skip');
    expect(answers).to.deep.equal([{ status: 'skipped' }]);
  });

  it('shows what was answered', async () => {
    const [cabin, days, note] = questions.inputs;
    await show({
      ...questions,
      status: 'answered',
      inputs: [
        { ...cabin!, answer: { values: ['Business'], skipped: false } },
        { ...days!, answer: { values: ['Mon', 'Wed'], skipped: false } },
        { ...note!, answer: { values: [], skipped: true } },
      ],
    });
    expect(page.findAll('dt').map(textOf)).to.deep.equal([
      'Which cabin?',
      'Which days work?',
      'Anything else?',
    ]);
    expect(page.findAll('dd').map(textOf)).to.deep.equal(['Business', 'Mon, Wed', 'Skipped']);
    expect(page.findAll('button')).to.deep.equal([]);
    await show({ ...questions, status: 'skipped' });
    expect(textOf(page.find('.widget'))).to.equal('Skipped');
  });
});
