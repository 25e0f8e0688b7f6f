import { expect } from '@open-wc/testing';
import type { AttachmentsOption } from '../composer-options.ts';
import { acceptList, refusalOf } from './attachment-rules.ts';

const file = (name: string, type: string, size = 10): File =>
  new File([new Uint8Array(size)], name, { type });
const reason = (one: File, option: Omit<AttachmentsOption, 'enabled'>) =>
  refusalOf(one, { enabled: true, ...option })?.reason ?? null;

describe('which files may go along', () => {
  it('is every one where the page says nothing', () => {
    expect(reason(file('a.bin', ''), {})).to.equal(null);
    expect(reason(file('a.bin', ''), { accept: {} })).to.equal(null);
  });

  it('is told by type or by ending', () => {
    const accept = { 'image/*': ['.png', '.heic'], 'application/pdf': [] };
    expect(reason(file('a.jpg', 'image/jpeg'), { accept })).to.equal(null);
    expect(reason(file('A.HEIC', ''), { accept })).to.equal(null);
    expect(reason(file('a.pdf', 'application/pdf'), { accept })).to.equal(null);
    expect(reason(file('a.txt', 'text/plain'), { accept })).to.equal('wrong_type');
    expect(reason(file('image', 'imagery/png'), { accept })).to.equal('wrong_type');
    expect(acceptList(accept)).to.equal('image/*,.png,.heic,application/pdf');
  });

  it('has one limit of size, or one for each type, the most exact first', () => {
    expect(reason(file('a.png', 'image/png', 11), { maxSize: 10 })).to.equal('too_large');
    expect(reason(file('a.png', 'image/png', 10), { maxSize: 10 })).to.equal(null);
    const maxSize = { 'image/png': 5, 'image/*': 20, '*': 1 };
    expect(reason(file('a.png', 'image/png', 6), { maxSize })).to.equal('too_large');
    expect(reason(file('a.jpg', 'image/jpeg', 20), { maxSize })).to.equal(null);
    expect(reason(file('a.txt', 'text/plain', 2), { maxSize })).to.equal('too_large');
    expect(reason(file('a.txt', 'text/plain', 2), { maxSize: { '': 1 } })).to.equal('too_large');
    expect(reason(file('a.txt', 'text/plain', 2), { maxSize: { 'image/*': 1 } })).to.equal(null);
  });
});
