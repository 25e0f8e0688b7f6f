/** Where foreign words reach the screen: every sink by name. `put(name)` gives the words for it. */
import type { ComposerValue, ConciergeOptions } from '@openskies/concierge';

type Put = (sink: string) => string;

/** What a payload is rendered in, all at once. */
export interface Scene {
  title: string;
  items: object[];
  customer: object;
  options: Omit<ConciergeOptions, 'api'>;
  /** What the page puts into the composer. */
  draft: ComposerValue;
  /** Events of a reply that streams. */
  events: object[];
}

export const threadId = 'thr_1';
const created_at = '2026-11-22T09:08:58.931Z';

export const item = (id: string, type: string, rest: object) => ({
  id,
  thread_id: threadId,
  created_at,
  type,
  ...rest,
});
export const said = (id: string, text: string) =>
  item(id, 'user_message', {
    content: [{ type: 'input_text', text }],
    attachments: [],
    inference_options: {},
  });
const answered = (id: string, text: string, annotations: object[] = []) =>
  item(id, 'assistant_message', { content: [{ type: 'output_text', text, annotations }] });
const noted = (source: object) => ({ type: 'annotation', index: 5, source });

export function sceneOf(put: Put): Scene {
  return {
    title: put('thread title'),
    items: [...talk(put), ...work(put), ...widgets(put)],
    customer: customer(put),
    options: options(put),
    draft: draft(put),
    events: [
      { type: 'progress_update', text: put('progress'), icon: put('progress icon') },
      { type: 'notice', level: 'warning', title: put('notice title'), message: put('notice') },
      { type: 'thread.item.done', item: answered('msg_s1', put('streamed answer')) },
      { type: 'error', code: 'custom', message: put('error'), allow_retry: true },
    ],
  };
}

const talk = (put: Put): object[] => [
  item('msg_1', 'user_message', {
    content: [
      { type: 'input_text', text: put('message') },
      {
        type: 'input_tag',
        id: put('tag id'),
        text: put('tag'),
        data: { url: put('tag data') },
        group: put('tag group'),
        interactive: true,
      },
    ],
    attachments: [
      { id: 'att_1', type: 'file', name: put('file name'), mime_type: put('file type') },
      {
        id: 'att_2',
        type: 'image',
        name: put('picture name'),
        mime_type: 'image/png',
        preview_url: put('picture address'),
      },
    ],
    quoted_text: put('quote'),
    inference_options: {},
  }),
  answered('msg_2', put('answer')),
  answered(
    'msg_3',
    `# ${put('heading')}\n\n- ${put('list')}\n- [ ] ${put('task box')}\n\n> ${put('block quote')}`,
  ),
  answered(
    'msg_4',
    `**${put('bold')}** *${put('italic')}* \`${put('inline code')}\` ~~${put('strike')}~~`,
  ),
  answered('msg_5', `| ${put('table head')} | b |\n| --- | --- |\n| ${put('table cell')} | c |`),
  answered('msg_6', `\`\`\`${put('code language')}\n${put('code block')}\n\`\`\``),
  answered(
    'msg_7',
    `[words](${put('link address')}) and [${put('link text')}](https://example.com/a)`,
  ),
  answered('msg_8', `![${put('image text')}](${put('image address')}) <${put('angle link')}>`),
  answered(
    'msg_9',
    `[trip](chatkit-link://${put('deep link')}) [${put('deep link text')}](chatkit-link://show)`,
  ),
  answered('msg_10', 'Text with sources.', [
    noted({
      type: 'url',
      url: put('source address'),
      title: put('source title'),
      description: put('source description'),
      attribution: put('source attribution'),
      group: put('source group'),
      timestamp: put('source time'),
    }),
    noted({ type: 'file', filename: put('source file'), title: put('source file title') }),
    noted({
      type: 'entity',
      id: put('entity id'),
      title: put('entity title'),
      icon: put('entity icon'),
      label: put('entity label'),
      inline_label: put('entity inline label'),
      interactive: true,
      data: { url: put('entity data') },
    }),
  ]),
];

const work = (put: Put): object[] => [
  item('tsk_1', 'task', {
    task: {
      type: 'custom',
      title: put('task title'),
      icon: put('task icon'),
      content: put('task content'),
      status_indicator: 'complete',
    },
  }),
  item('wfl_1', 'workflow', {
    workflow: {
      type: 'custom',
      expanded: true,
      summary: { title: put('workflow title'), icon: put('workflow icon') },
      tasks: [
        { type: 'thought', title: put('thought title'), content: put('thought') },
        {
          type: 'web_search',
          title: put('search title'),
          title_query: put('search query'),
          queries: [put('queries')],
          sources: [{ type: 'url', url: put('search address'), title: put('search source') }],
        },
        {
          type: 'file',
          title: put('file task'),
          sources: [{ type: 'file', filename: put('task file'), title: put('task file title') }],
        },
      ],
    },
  }),
  item('img_1', 'generated_image', { image: { id: 'i', url: put('generated picture') } }),
  item('inp_1', 'structured_input', {
    status: 'pending',
    inputs: [
      {
        id: 'q1',
        type: 'multiple_choice',
        question: put('question'),
        options: [{ value: put('choice') }],
        multiple: false,
      },
      {
        id: 'q2',
        type: 'freeform',
        question: put('open question'),
        description: put('question note'),
      },
    ],
  }),
];

function widgets(put: Put): object[] {
  const pick = (kind: string) => [
    { value: put(`${kind} value`), label: put(`${kind} label`), description: put(`${kind} note`) },
    { value: 'b', label: 'b' },
  ];
  const children = [
    {
      type: 'Text',
      value: put('widget text'),
      color: put('text colour'),
      width: put('text width'),
    },
    { type: 'Title', value: put('widget title'), color: put('title colour') },
    { type: 'Caption', value: put('widget caption') },
    { type: 'Markdown', value: put('widget markdown') },
    { type: 'Badge', label: put('badge') },
    { type: 'Icon', name: put('icon name'), color: put('icon colour') },
    {
      type: 'Image',
      src: put('image source'),
      alt: put('image alt'),
      background: put('image ground'),
    },
    {
      type: 'Box',
      background: put('box ground'),
      width: put('box width'),
      padding: put('box padding'),
      radius: put('box radius'),
      border: { size: 1, color: put('border colour') },
      children: [{ type: 'Text', value: put('boxed text') }],
    },
    {
      type: 'Button',
      label: put('button'),
      iconStart: put('button icon'),
      onClickAction: { type: put('action type'), payload: { to: put('action payload') } },
    },
    { type: 'Label', value: put('label'), fieldName: 'input' },
    {
      type: 'Input',
      name: 'input',
      defaultValue: put('input value'),
      placeholder: put('input hint'),
      pattern: put('input pattern'),
    },
    {
      type: 'Textarea',
      name: 'area',
      defaultValue: put('area value'),
      placeholder: put('area hint'),
    },
    { type: 'Select', name: 'select', options: pick('select'), placeholder: put('select hint') },
    { type: 'RadioGroup', name: 'radio', options: pick('radio'), ariaLabel: put('radio name') },
    { type: 'Checkbox', name: 'check', label: put('checkbox') },
    { type: 'DatePicker', name: 'date', placeholder: put('date hint'), defaultValue: put('date') },
    {
      type: 'Table',
      children: [
        {
          type: 'Table.Row',
          children: [
            { type: 'Table.Cell', children: [{ type: 'Text', value: put('widget cell') }] },
          ],
        },
      ],
    },
    {
      type: 'Chart',
      data: [{ day: put('chart day'), value: 3 }],
      series: [
        { type: 'bar', dataKey: 'value', label: put('chart series'), color: put('chart colour') },
      ],
      xAxis: 'day',
      showLegend: true,
    },
  ];
  const act = { type: 'x' };
  const confirmation = (id: string, status: string, receipt?: object) => ({
    type: 'Card',
    children: [],
    confirm: { label: 'Yes', action: act },
    cancel: { label: 'No', action: act },
    confirmation: {
      id,
      action: 'cancel_trip',
      tone: 'danger',
      icon: put(`${status} card icon`),
      title: put(`${status} card title`),
      what: [put(`${status} card subject`)],
      price: { label: put(`${status} card price`), amount: 100, currency: 'USD' },
      terms: [{ icon: put(`${status} term icon`), text: put(`${status} term`) }],
      confirm: { label: put(`${status} yes`), busy_label: '…' },
      decline: { label: put(`${status} no`), busy_label: '…' },
      created_at: '2026-11-22T09:00:00Z',
      expires_at: '2099-11-22T09:05:00Z',
      status,
      ...(receipt ? { receipt } : {}),
    },
  });
  const roots = [
    {
      type: 'Card',
      status: { text: put('card status'), icon: put('status icon') },
      background: put('card ground'),
      confirm: { label: put('card yes'), action: act },
      cancel: { label: put('card no'), action: act },
      children,
    },
    {
      type: 'ListView',
      status: { text: put('list status'), favicon: put('status picture') },
      children: [
        {
          type: 'ListViewItem',
          onClickAction: { type: 'x', payload: { a: 1 } },
          children: [{ type: 'Text', value: put('list item') }],
        },
      ],
    },
    {
      type: 'Basic',
      background: put('basic ground'),
      children: [{ type: 'Text', value: put('basic text') }],
    },
    confirmation('cnf_1', 'pending'),
    confirmation('cnf_2', 'confirmed', { text: put('receipt'), tone: 'success' }),
  ];
  return roots.map((widget, index) => item(`wid_${index}`, 'widget', { widget }));
}

const customer = (put: Put): object => ({
  customer_id: 'c',
  name: put('customer name'),
  loyalty_status: put('tier'),
  loyalty_id: put('loyalty id'),
  email: put('mail'),
  phone: put('phone'),
  tier_benefits: [put('benefit')],
  loyalty_progress: {
    current_tier: put('current tier'),
    next_tier: put('next tier'),
    points_earned: 1,
    points_required: 2,
  },
  segments: [
    {
      flight_number: put('flight'),
      date: '2026-12-03',
      origin: put('origin'),
      destination: put('destination'),
      departure_time: '08:00',
      arrival_time: '16:00',
      seat: put('seat'),
      status: put('flight status'),
    },
  ],
  meal_preference: put('meal'),
  special_assistance: put('assistance'),
  timeline: [
    { timestamp: created_at, kind: 'info', entry: put('timeline entry') },
    { timestamp: created_at, kind: put('timeline kind'), entry: 'entry' },
  ],
});

const draft = (put: Put): ComposerValue => ({
  content: [
    { type: 'input_text', text: 'See ' },
    { type: 'input_tag', id: 'e', text: put('draft tag'), interactive: true },
  ],
  reply: put('draft quote'),
  attachments: [
    { id: 'att_3', type: 'file', name: put('draft file name'), mime_type: 'text/plain' },
    {
      id: 'att_4',
      type: 'image',
      name: put('draft picture name'),
      mime_type: 'image/png',
      preview_url: put('draft picture address'),
    },
  ],
});

const options = (put: Put): Omit<ConciergeOptions, 'api'> => ({
  frameTitle: put('frame title'),
  header: {
    title: { text: put('header title') },
    leftAction: { icon: put('header icon'), label: put('header action'), onClick: () => undefined },
  },
  startScreen: {
    greeting: put('greeting'),
    prompts: [{ label: put('prompt label'), prompt: put('prompt'), icon: put('prompt icon') }],
  },
  composer: {
    placeholder: put('placeholder'),
    tools: [
      { id: 't', label: put('tool'), icon: put('tool icon'), pinned: true },
      { id: 'u', label: put('chosen tool'), icon: 'bolt' },
    ],
    models: [{ id: 'm', label: put('model'), description: put('model note'), default: true }],
  },
  entities: { onTagSearch: () => Promise.resolve([]) },
  disclaimer: { text: put('disclaimer') },
  theme: {
    typography: { fontFamily: put('font'), fontFamilyMono: put('mono font') },
    color: {
      accent: { primary: put('accent'), level: 1 },
      surface: { background: put('surface'), foreground: put('ink') },
    },
  },
});
