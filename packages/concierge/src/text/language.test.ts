import { expect } from '@open-wc/testing';
import { assistantItem, done, opening } from '../../test/events.ts';
import { drawnCustomer } from '../../test/customer-fixture.ts';
import {
  cleanUp,
  expectAccessible,
  find,
  mount,
  scripted,
  textOf,
  until,
} from '../../test/scripted.ts';
import type { OpenskiesConcierge } from '../concierge.ts';
import { registerLocale } from './locales.ts';

const page = document.documentElement;
const composer = (element: OpenskiesConcierge): string =>
  find<HTMLTextAreaElement>(element, 'textarea').placeholder;
const box = (element: OpenskiesConcierge): HTMLElement => find(element, '.concierge');

async function speaking(
  setUp: (element: OpenskiesConcierge) => void = () => undefined,
): Promise<OpenskiesConcierge> {
  const element = await mount(await scripted({ steps: [] }), (node) => {
    node.customer = drawnCustomer();
    setUp(node);
  });
  await until(() => element.shadowRoot?.querySelector('.customer-name'), 'the customer');
  return element;
}

describe('the language of an element', () => {
  afterEach(() => {
    cleanUp();
    page.lang = 'en';
    page.removeAttribute('dir');
  });

  it('is what the attribute says, from the first drawing on, dates and numbers too', async () => {
    const element = await speaking((node) => node.setAttribute('locale', 'de-DE'));
    expect(composer(element)).to.equal('Fragen Sie zu Ihrer Reise');
    expect(box(element).lang).to.equal('de');
    await until(() => element.shadowRoot?.querySelector('.loyalty'), 'the way to the next tier');
    expect(textOf(find(element, '.loyalty'))).to.contain('42.000 von 60.000');
    await expectAccessible(element);
  });

  it('changes live, and back', async () => {
    const element = await speaking();
    element.locale = 'ja';
    await until(() => composer(element) === 'ご旅行について質問する', 'Japanese');
    element.locale = 'en';
    await until(() => composer(element) === 'Ask about your trip', 'English');
    expect(box(element).lang).to.equal('en');
  });

  it('is the page’s, through a shadow root above, and follows it', async () => {
    const host = document.createElement('div');
    host.lang = 'sv';
    document.body.append(host);
    const element = await speaking((node) => {
      queueMicrotask(() => host.attachShadow({ mode: 'open' }).append(node));
    });
    await until(() => composer(element) === 'Fråga om din resa', 'Swedish');
    host.remove();

    page.lang = 'fr-CA';
    const next = await speaking();
    expect(composer(next)).to.equal('Une question sur votre voyage?');
    page.lang = 'fr';
    await until(() => composer(next) === 'Une question sur votre voyage ?', 'French');
  });

  it('is English where we have no other, dates as well', async () => {
    const element = await speaking((node) => node.setAttribute('locale', 'sw-KE'));
    expect(composer(element)).to.equal('Ask about your trip');
    expect(box(element).lang).to.equal('en');
    await until(() => element.shadowRoot?.querySelector('.loyalty'), 'the way to the next tier');
    expect(textOf(find(element, '.loyalty'))).to.contain('42,000 of 60,000');
  });

  it('is the page’s where the attribute says nothing that is a language', async () => {
    page.lang = 'nb';
    const element = await speaking((node) => node.setAttribute('locale', 'not a tag'));
    expect(composer(element)).to.equal('Spør om reisen din');
  });

  it('is the last one that was set before the first drawing', async () => {
    const element = await mount(await scripted({ steps: [] }), (node) => {
      node.setAttribute('locale', 'uk');
      queueMicrotask(() => node.setAttribute('locale', 'tr'));
    });
    expect(composer(element)).to.equal('Yolculuğunuzla ilgili sorun');
  });

  it('may be overtaken by a later wish', async () => {
    const element = await speaking();
    element.locale = 'pl';
    await element.updateComplete;
    element.locale = 'en';
    await until(() => box(element).lang === 'en', 'English');
    await import('./pl.ts');
    await element.updateComplete;
    expect(composer(element)).to.equal('Ask about your trip');
  });

  for (const locale of ['ar', 'he']) {
    it(`turns ${locale} from right to left where the page has said no direction`, async () => {
      const element = await speaking((node) => node.setAttribute('locale', locale));
      expect(box(element).dir).to.equal('rtl');
      expect(getComputedStyle(element).direction).to.equal('ltr');
      await expectAccessible(element);
    });
  }

  it('leaves the direction to the page that says one', async () => {
    page.dir = 'ltr';
    const element = await speaking((node) => node.setAttribute('locale', 'ar'));
    expect(box(element).hasAttribute('dir')).to.equal(false);
    page.dir = 'rtl';
    await until(() => getComputedStyle(box(element)).direction === 'rtl', 'the page’s direction');
  });

  it('is read from left to right where it is English for want of the page’s', async () => {
    page.lang = 'fa';
    page.dir = 'rtl';
    const element = await speaking();
    expect(getComputedStyle(box(element)).direction).to.equal('ltr');
    element.texts = { 'composer.placeholder': 'دربارهٔ سفرتان بپرسید' };
    await until(() => getComputedStyle(box(element)).direction === 'rtl', 'the page’s direction');
  });

  it('takes words of the page’s own', async () => {
    const element = await speaking((node) => {
      node.texts = { 'header.title': 'Volt Desk', 'chat.new_messages.one': 'One for you' };
    });
    expect(textOf(find(element, '.header-title'))).to.equal('Volt Desk');
    element.texts = { 'header.title': 'Desk' };
    await until(() => textOf(find(element, '.header-title')) === 'Desk', 'the other title');
    element.texts = {};
    await until(() => textOf(find(element, '.header-title')) === 'Concierge', 'ours');
  });

  it('may be one that the page adds, over ours or English', async () => {
    const element = await speaking((node) => node.setAttribute('locale', 'gsw'));
    expect(composer(element)).to.equal('Ask about your trip');
    registerLocale('gsw', { 'composer.placeholder': 'Frog öppis' });
    await until(() => composer(element) === 'Frog öppis', 'the new language');
    expect(box(element).lang).to.equal('gsw');
    registerLocale('de-CH', () => Promise.resolve({ 'header.close': 'Schliessen' }));
    element.locale = 'de-CH';
    await until(() => composer(element) === 'Fragen Sie zu Ihrer Reise', 'German of ours');
    expect(box(element).lang).to.equal('de-CH');
    expect(() => registerLocale('not a tag', {})).to.throw(RangeError);
  });

  it('is English when the page’s own words cannot be fetched', async () => {
    registerLocale('mt', () => Promise.reject(new Error('offline')));
    const element = await speaking((node) => node.setAttribute('locale', 'mt'));
    expect(composer(element)).to.equal('Ask about your trip');
  });

  it('goes with every request', async () => {
    const server = await scripted({
      steps: [
        {
          type: 'threads.create',
          events: [...opening('Hallo'), done(assistantItem('a_1', 'Guten Tag.'))],
        },
      ],
    });
    const element = await mount(server, (node) => node.setAttribute('locale', 'de-AT'));
    await element.sendUserMessage({ text: 'Hallo' });
    const request = await server.request('threads.create');
    expect(request?.body?.metadata).to.have.nested.property('openskies.locale', 'de-AT');
    expect(request?.headers['accept-language']).to.equal('de-AT');
    const customer = await server.request('GET customer');
    expect(customer.headers['accept-language']).to.equal('de-AT');
  });
});
