import { expect } from '@open-wc/testing';
import { enConversation } from './en-conversation.ts';
import { money } from './money.ts';
import { createFormat } from './format.ts';
import { createText } from './text.ts';

describe('words', () => {
  it('fills in values, numbers as the reader writes them', () => {
    const text = createText('de');
    expect(text('time.yesterday', { time: 'um acht' })).to.equal('Yesterday, um acht');
    expect(text('composer.too_long', { count: 2, limit: 8000 })).to.contain('8.000');
  });

  it('chooses the plural of the language', () => {
    const text = createText('en', enConversation);
    expect(text('chat.new_messages', { count: 1 })).to.equal('1 new message');
    expect(text('chat.new_messages', { count: 2 })).to.equal('2 new messages');
    const arabic = createText('ar', { 'chat.new_messages.two': 'رسالتان جديدتان' });
    expect(arabic('chat.new_messages', { count: 2 })).to.equal('رسالتان جديدتان');
  });

  it('falls back to English for what a language lacks', () => {
    const text = createText('fr', { 'tabs.chat': 'Discussion' });
    expect(text('tabs.chat')).to.equal('Discussion');
    expect(text('composer.send')).to.equal('Send');
  });
});

describe('formats', () => {
  const format = createFormat('en-US');

  it('keeps a calendar day that day, in every zone', () => {
    expect(format.date('2026-12-03')).to.equal('Thu, Dec 3');
  });

  it('writes airport times as airports do', () => {
    expect(format.time('8:05')).to.equal('08:05');
    expect(format.time('16:35')).to.equal('16:35');
  });

  it('writes minor units as money', () => {
    expect(money('en', 3500, 'USD')).to.equal('$35.00');
    expect(money('en', 3500, 'JPY')).to.equal('¥3,500');
  });

  it('says how long ago, as people do', () => {
    const now = new Date(2026, 10, 22, 10, 0);
    const at = (...parts: [number, number, number, number?, number?]) =>
      new Date(...parts).toISOString();
    expect(format.relative(now.toISOString(), now)).to.equal('Just now');
    expect(format.relative(at(2026, 10, 22, 9, 12), now)).to.equal('Today, 9:12');
    expect(format.relative(at(2026, 10, 21, 9, 12), now)).to.equal('Yesterday, 9:12');
    expect(format.relative(at(2026, 10, 14), now)).to.equal('Nov 14');
    expect(format.relative(at(2025, 10, 14), now)).to.equal('Nov 14, 2025');
  });

  it('answers what is no date as it came', () => {
    expect(format.date('soon')).to.equal('soon');
    expect(format.relative('soon')).to.equal('soon');
  });
});
