import { expect } from '@open-wc/testing';
import { expectNoAxe } from '../../test/axe.ts';
import { textOf, WidgetPage } from '../../test/widget-stage.ts';

describe('forms in widgets', () => {
  let page: WidgetPage;
  const errors = () => page.findAll('.field-error:not([hidden])').map(textOf);

  const trip = (more: object = {}) => ({
    type: 'Card',
    asForm: true,
    children: [
      { type: 'Title', value: 'Request assistance' },
      { type: 'Label', value: 'Name', fieldName: 'passenger.name' },
      {
        type: 'Input',
        name: 'passenger.name',
        required: true,
        defaultValue: 'Jordan',
        pattern: '^[A-Za-z ]+$',
      },
      { type: 'Label', value: 'Email', fieldName: 'passenger.email' },
      { type: 'Input', name: 'passenger.email', inputType: 'email', required: true },
      {
        type: 'Select',
        name: 'cabin',
        placeholder: 'Cabin',
        defaultValue: 'eco',
        clearable: true,
        options: [
          { value: 'eco', label: 'Economy' },
          { value: 'biz', label: 'Business', disabled: true, description: 'Sold out' },
        ],
      },
      { type: 'Label', value: 'Date', fieldName: 'when' },
      {
        type: 'DatePicker',
        name: 'when',
        min: '2026-12-01T00:00:00Z',
        max: '2026-12-24T00:00:00Z',
      },
      { type: 'Checkbox', name: 'terms', label: 'I agree', required: true },
      { type: 'Label', value: 'Bags', fieldName: 'bags' },
      {
        type: 'RadioGroup',
        name: 'bags',
        options: [
          { label: '0', value: '0' },
          { label: '1', value: '1' },
        ],
        defaultValue: '0',
      },
      { type: 'Textarea', name: 'note', rows: 2, maxRows: 5, autoResize: true },
      { type: 'Text', value: 'Edit me', editable: { name: 'headline', required: true } },
    ],
    confirm: { label: 'Send', action: { type: 'form.submit', payload: { passenger: { id: 7 } } } },
    cancel: { label: 'Not now', action: { type: 'form.cancel' } },
    ...more,
  });

  beforeEach(async () => {
    page = await WidgetPage.create();
  });
  afterEach(() => page.stage.remove());

  it('are accessible, at rest, with errors and under way', async () => {
    await page.show(trip());
    await expectNoAxe(page.stage);
    page.press('Send');
    await expectNoAxe(page.stage);
    await page.show(trip(), { busy: true });
    await expectNoAxe(page.stage);
  });

  it('name every field', async () => {
    await page.show(trip());
    const label = page.find<HTMLLabelElement>('label[for]');
    expect(label.control).to.equal(page.field('passenger.name'));
    const group = page.find('[role=radiogroup]');
    expect(
      textOf(page.stage.root.getElementById(group.getAttribute('aria-labelledby')!)!),
    ).to.equal('Bags');
    expect(page.field('cabin').ariaLabel).to.equal('Cabin');
    expect(page.field('note').ariaLabel).to.equal('note');
  });

  it('block until every field is right, say why, and go to the first that is not', async () => {
    await page.show(trip());
    page.write('passenger.name', 'R2D2');
    page.write('passenger.email', 'jordan.miles@');
    page.press('Send');
    expect(page.actions).to.deep.equal([]);
    expect(errors()).to.deep.equal([
      'Enter it in the expected form.',
      'Enter the part after the @ sign.',
      'Tick this box to go on.',
    ]);
    expect(page.stage.root.activeElement).to.equal(page.field('passenger.name'));
    expect(page.field('passenger.name').ariaInvalid).to.equal('true');
    page.write('passenger.name', 'Jordan');
    expect(errors()[0], 'goes while it is put right').to.equal('Enter the part after the @ sign.');
    expect(page.field('passenger.name').ariaInvalid).to.equal(null);
  });

  it('send their values under their names, below what the payload has', async () => {
    await page.show(trip());
    page.write('passenger.email', 'jordan.miles@example.com');
    page.field('terms').click();
    page.press('Send');
    const form = {
      passenger: { name: 'Jordan', email: 'jordan.miles@example.com' },
      cabin: 'eco',
      terms: true,
      bags: '0',
      note: '',
      headline: 'Edit me',
    };
    expect(page.actions).to.deep.equal([
      {
        action: {
          type: 'form.submit',
          payload: { ...form, passenger: { ...form.passenger, id: 7 } },
        },
        item_id: 'itm_1',
        form,
      },
    ]);
  });

  it('send with Enter in a field, and let a way out pass without a look at the fields', async () => {
    await page.show(trip());
    page.press('Not now');
    expect(page.actions.map(({ action: { type } }) => type)).to.deep.equal(['form.cancel']);
  });

  it('keep what was written when the widget is drawn again', async () => {
    await page.show(trip());
    page.write('note', 'Aisle, please');
    await page.show(trip({ status: { text: 'Saved' } }));
    expect(page.field('note').value).to.equal('Aisle, please');
  });

  it('may stand inside a card, with a submit button of their own', async () => {
    await page.show({
      type: 'Card',
      children: [
        {
          type: 'Form',
          onSubmitAction: { type: 'search' },
          children: [
            { type: 'Input', name: 'q', required: true, placeholder: 'Where to?' },
            { type: 'Button', submit: true, label: 'Go', style: 'primary' },
            { type: 'Button', label: 'Surprise me', onClickAction: { type: 'surprise' } },
          ],
        },
      ],
    });
    await expectNoAxe(page.stage);
    page.press('Go');
    expect(errors()).to.deep.equal(['Fill in this field.']);
    page.press('Surprise me');
    expect(page.actions.pop()).to.deep.include({ form: { q: '' } });
    await new Promise(requestAnimationFrame);
    page.write('q', 'Tokyo');
    page.find<HTMLFormElement>('form').requestSubmit();
    expect(page.actions.pop()!.action).to.deep.equal({ type: 'search', payload: { q: 'Tokyo' } });
  });

  it('fire at each change where a field asks for it, with its value', async () => {
    await page.show({
      type: 'Card',
      children: [
        {
          type: 'Checkbox',
          name: 'updates.text',
          label: 'Text me',
          onChangeAction: { type: 'updates', payload: { a: 1 } },
        },
      ],
    });
    page.field('updates.text').click();
    expect(page.actions[0]!.action).to.deep.equal({
      type: 'updates',
      payload: { updates: { text: true }, a: 1 },
    });
  });
});
