import { expect } from '@open-wc/testing';
import { MAX_MESSAGE_LENGTH, UserMessageInput } from '@openskies/protocol';
import { toInput } from './outgoing.ts';

const quoting = (quotedText: string) => toInput({ text: 'This?', quotedText }).quoted_text;

describe('a quote', () => {
  it('goes as it is while the server takes it', () => {
    const most = 'x'.repeat(MAX_MESSAGE_LENGTH);
    expect(quoting(most)).to.equal(most);
  });

  it('is cut with an ellipsis where the server would refuse it', () => {
    expect(quoting('x'.repeat(MAX_MESSAGE_LENGTH + 1))).to.equal(
      `${'x'.repeat(MAX_MESSAGE_LENGTH - 1)}…`,
    );
    const input = toInput({ text: 'This?', quotedText: 'x'.repeat(9_000) });
    expect(UserMessageInput.safeParse(input).success).to.equal(true);
  });

  it('is not cut through a character', () => {
    const planes = quoting(`x${'🛫'.repeat(MAX_MESSAGE_LENGTH / 2)}`)!;
    expect(planes.length).to.equal(MAX_MESSAGE_LENGTH);
    expect(quoting('🛫'.repeat(MAX_MESSAGE_LENGTH))!.endsWith('🛫…')).to.equal(true);
  });
});
