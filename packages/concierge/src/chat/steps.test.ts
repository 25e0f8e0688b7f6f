import type { GeneratedImageItem, Task, Workflow } from '@openskies/protocol';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../define.ts';
import '../test/define-conversation.ts';
import { createStage, settled, type Stage } from '../test/stage.ts';
import { loadFamily } from '../widgets/families.ts';
import { durationIn } from './steps.ts';

const tasks: Task[] = [
  {
    type: 'custom',
    title: 'Look up booking',
    icon: 'search',
    content: 'LL0EZ6',
    status_indicator: 'complete',
  },
  {
    type: 'web_search',
    title_query: 'SFO NRT',
    queries: ['SFO NRT March', 'NRT lounge'],
    sources: [
      { type: 'url', title: 'Fares', url: 'https://example.com/f' },
      { type: 'url', title: 'Odd', url: 'javascript:alert(1)' },
    ],
  },
  { type: 'thought', content: 'Compare **both**.' },
  { type: 'file', sources: [{ type: 'file', title: 'Rules', filename: 'rules.pdf' }] },
  { type: 'image', title: 'Seat map', status_indicator: 'loading' },
  { type: 'later' } as unknown as Task,
];

describe('steps', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage();
    await Promise.all([loadFamily('steps'), loadFamily('picture')]);
  });
  afterEach(() => stage.remove());

  const show = (workflow: Workflow, live = false) =>
    stage.show(html`<openskies-steps .workflow=${workflow} .live=${live}></openskies-steps>`);
  const find = (selector: string) => stage.root.querySelector<HTMLElement>(selector);
  const words = (selector: string) =>
    [...stage.root.querySelectorAll(selector)].map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
  const isOpen = () => find('.steps-list')?.hidden === false;

  it('show every kind of task with what it found, and skip unknown ones', async () => {
    await show({ type: 'custom', tasks, expanded: true }, true);
    expect(words('.steps-head')).to.deep.equal(['Seat map']);
    expect(words('.step')).to.deep.equal([
      'Look up booking LL0EZ6',
      'SFO NRT SFO NRT March NRT lounge Fares Odd (javascript:alert(1))',
      'Compare both.',
      'Files Rules',
      'In progress Seat map',
    ]);
    const links = [...stage.root.querySelectorAll('a')].map((link) => link.href);
    expect(links).to.deep.equal(['https://example.com/f']);
    await expect(stage.element).to.be.accessible();
  });

  it('say how long they took, or their summary', async () => {
    const ended = { tasks, expanded: false };
    await show({ ...ended, type: 'reasoning', summary: { duration: 5.4 } });
    expect(words('.steps-label')).to.deep.equal(['Thought for 5 sec']);
    await show({ ...ended, type: 'custom', summary: { duration: 75 } });
    expect(words('.steps-label')).to.deep.equal(['Done in 1 min 15 sec']);
    await show({ ...ended, type: 'custom', summary: { title: 'Checked fares', icon: 'plane' } });
    expect(words('.steps-label')).to.deep.equal(['Checked fares']);
    expect(find('.steps-head [data-icon="plane"]')).not.to.equal(null);
    await show({ type: 'reasoning', tasks: [], expanded: false }, true);
    expect(words('.steps-head')).to.deep.equal(['Thinking…']);
    expect(find('.progress-dot')).not.to.equal(null);
  });

  it('open and close as the server has it, until the reader decides', async () => {
    await show({ type: 'custom', tasks, expanded: true }, true);
    expect(isOpen()).to.equal(true);
    await show({ type: 'custom', tasks, expanded: false, summary: { duration: 1 } });
    expect(isOpen()).to.equal(false);
    const head = find('button')!;
    expect(head.getAttribute('aria-expanded')).to.equal('false');
    head.click();
    await settled(stage.root);
    expect(isOpen()).to.equal(true);
    expect(head.getAttribute('aria-expanded')).to.equal('true');
    await show({ type: 'custom', tasks, expanded: false, summary: { duration: 2 } });
    expect(isOpen()).to.equal(true);
  });

  it('show one task by itself', async () => {
    const task: Task = {
      type: 'custom',
      title: 'Refund filed',
      icon: 'lucide:receipt',
      content: '5–7 days',
    };
    await stage.show(html`<openskies-steps .task=${task}></openskies-steps>`);
    expect(words('.steps-label')).to.deep.equal(['Refund filed']);
    expect(words('.step')).to.deep.equal(['5–7 days']);
    await stage.show(html`<openskies-steps .task=${{ type: 'image' }}></openskies-steps>`);
    expect(words('.steps-head')).to.deep.equal(['Generated picture']);
    expect(find('button')).to.equal(null);
    await expect(stage.element).to.be.accessible();
  });

  it('write durations in the reader’s language', () => {
    expect(durationIn('de', 0)).to.equal('1 Sek.');
    expect(durationIn('en', 120)).to.equal('2 min');
  });
});

describe('a generated image', () => {
  const pixel =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage();
    await loadFamily('picture');
  });
  afterEach(() => stage.remove());

  const show = (more: Partial<GeneratedImageItem>, live: boolean, domains?: string[]) => {
    const item = {
      id: 'img_1',
      thread_id: 'thr_1',
      created_at: '',
      type: 'generated_image',
      ...more,
    };
    return stage.show(
      html`<openskies-generated-image
        .item=${item}
        .live=${live}
        .imageDomains=${domains}
      ></openskies-generated-image>`,
    );
  };
  const find = (selector: string) => stage.root.querySelector<HTMLElement>(selector);

  it('keeps its place and says how far it is', async () => {
    await show({}, true);
    const height = find('.picture')?.offsetHeight;
    expect(find('[role=progressbar]')?.getAttribute('aria-valuenow')).to.equal('0');
    expect(find('.picture')?.textContent).to.contain('Making a picture…');
    await expect(stage.element).to.be.accessible();
    await show({ image: { id: 'i', url: pixel }, progress: 0.5 }, true);
    expect(find('[role=progressbar]')?.getAttribute('aria-valuenow')).to.equal('50');
    await show({ image: { id: 'i', url: pixel } }, false);
    expect(find('[role=progressbar]')).to.equal(null);
    expect(find('img')?.getAttribute('alt')).to.equal('Generated picture');
    expect(find('.picture')?.offsetHeight).to.equal(height);
    await expect(stage.element).to.be.accessible();
  });

  it('loads from allowed hosts alone, and never a drawing', async () => {
    await show({ image: { id: 'i', url: 'https://elsewhere.example/i.png' } }, false, [
      'example.com',
    ]);
    expect(find('img')).to.equal(null);
    expect(find('.picture')?.textContent).to.contain('Picture not shown');
    await show({ image: { id: 'i', url: 'data:image/svg+xml;base64,AAAA' } }, false);
    expect(find('img')).to.equal(null);
  });

  it('says so when the picture does not come', async () => {
    await show({ image: { id: 'i', url: 'data:image/png;base64,AAAA' } }, false);
    await new Promise((resolve) => find('img')?.addEventListener('error', resolve));
    await settled(stage.root);
    expect(find('.picture')?.textContent).to.contain('Picture not shown');
  });
});
