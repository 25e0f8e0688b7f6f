import { expect } from '@open-wc/testing';
import { Client } from './client.ts';

type Answer = () => Response | Promise<Response>;

/** A server by the last word of what is asked of it. */
function start(answers: Record<'chatkit' | 'customer', Answer>) {
  const asked: string[] = [];
  const client = new Client({
    url: 'https://api.example/chatkit',
    fetch: async (url) => {
      const what = /(\w+)(?:\?.*)?$/.exec(url as string)![1] as keyof typeof answers;
      asked.push(what);
      return answers[what]();
    },
  });
  return { client, asked, ask: () => client.fetch('https://api.example/chatkit', {}) };
}

const lacking: [string, Answer][] = [
  ...[400, 401, 403, 404, 422, 501].map((status): [string, Answer] => [
    `${status}`,
    () => Response.json({ detail: 'no' }, { status }),
  ]),
  ['a page', () => new Response('<p>', { headers: { 'content-type': 'text/html' } })],
];

describe('the customer of a foreign server', () => {
  for (const [name, customer] of lacking) {
    it(`is absent where it answers ${name}, and is not asked for again`, async () => {
      const { client, asked, ask } = start({ chatkit: () => Response.json({}), customer });
      expect(await client.customer(null)).to.equal(undefined);
      await ask();
      expect(await client.customer('thr_1')).to.equal(undefined);
      expect(asked).to.deep.equal(['customer', 'chatkit']);
    });
  }

  it('is absent where no other origin may read the answer, once the server is known', async () => {
    const customer = (): Promise<Response> => Promise.reject(new TypeError('CORS'));
    const { client, ask } = start({ chatkit: () => Response.json({}), customer });
    await ask();
    expect(await client.customer(null)).to.equal(undefined);
  });

  it('is not there while its host is away, and an error where the server may be ours', async () => {
    const away = (): Response => new Response('', { status: 502 });
    const { client, ask } = start({ chatkit: () => Response.json({}), customer: away });
    const before = await client.customer(null).catch(({ code }: { code: string }) => code);
    expect(before).to.equal('internal');
    await ask();
    expect(await client.customer(null)).to.equal(undefined);
  });

  it('is an error and asked for again where there was one, and its host is away for a moment', async () => {
    const answers: Answer[] = [
      () => Response.json({ name: 'Ada' }),
      () => new Response('', { status: 503 }),
      () => Promise.reject(new TypeError('offline')),
      () => Response.json({ name: 'Ada' }),
    ];
    const customer: Answer = () => answers.shift()!();
    const { client, ask } = start({ chatkit: () => Response.json({}), customer });
    await client.customer(null);
    await ask();
    const codes: string[] = [];
    for (let turn = 0; turn < 2; turn++)
      await client.customer(null).catch(({ code }: { code: string }) => codes.push(code));
    expect(codes).to.deep.equal(['server.busy', 'network.unreachable']);
    expect(await client.customer(null)).to.deep.equal({ name: 'Ada' });
  });

  it('is asked for again and again where there is one', async () => {
    const customer = (): Response => Response.json({ name: 'Ada' });
    const { client, asked, ask } = start({ chatkit: () => Response.json({}), customer });
    await ask();
    expect(await client.customer(null)).to.deep.equal({ name: 'Ada' });
    await client.customer('thr_1');
    expect(asked).to.deep.equal(['chatkit', 'customer', 'customer']);
  });
});
