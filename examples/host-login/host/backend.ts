/** The host site's own backend: it logs people in and out, and signs who they are for the concierge. */
import { signCustomerAssertion } from '@openskies/concierge-server/host';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What the host and the concierge agree on. The secret stays on both servers. */
export const tenant = {
  id: 'aurora',
  publishable_key: 'pk_aurora_12345678',
  issuer: 'https://login.aurora.example',
  keys: [
    {
      kid: '2026-11',
      alg: 'HS256' as const,
      secret: 'a secret of at least 32 bytes for this example',
    },
  ],
};

export const people: Readonly<Record<string, string>> = { anna: 'Anna Berg', bert: 'Bert Lund' };
const base = '/host-login/api/';

export class HostBackend {
  /** Address of the concierge's server. */
  apiUrl = '';
  /** Whether the login system is away. */
  down = false;
  #sessions = new Map<string, string>();

  /** For `app.use` of Connect, Express and the like. */
  readonly handle = (
    request: IncomingMessage,
    response: ServerResponse,
    next: () => void,
  ): void => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    if (!pathname.startsWith(base)) return next();
    this.#answer(pathname.slice(base.length), request, response).catch(() => {
      response.writeHead(500).end();
    });
  };

  async #answer(act: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const session = /(?:^|; )host_session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    const user = this.#sessions.get(session);
    const send = (body: object, status = 200): void => {
      response.writeHead(status, {
        'content-type': 'application/json',
        'cache-control': 'no-store',
      });
      response.end(JSON.stringify(body));
    };
    const [name = '', who = ''] = act.split('/');
    if (name === 'me') return send({ name: user ? people[user] : null, apiUrl: this.apiUrl });
    if (request.method !== 'POST') return send({}, 405);
    switch (name) {
      case 'login': {
        if (!Object.hasOwn(people, who)) return send({}, 404);
        const id = randomUUID();
        this.#sessions.set(id, who);
        response.setHeader('set-cookie', `host_session=${id}; Path=/; HttpOnly; SameSite=Lax`);
        return send({ name: people[who] });
      }
      case 'logout':
        this.#sessions.delete(session);
        response.setHeader('set-cookie', 'host_session=; Path=/; Max-Age=0');
        return send({});
      case 'assertion':
        if (this.down) return send({}, 503);
        return send({ assertion: user ? await this.#sign(user) : null });
      default:
        return send({}, 404);
    }
  }

  #sign(user: string): Promise<string> {
    const [key] = tenant.keys;
    return signCustomerAssertion({
      tenant: tenant.id,
      issuer: tenant.issuer,
      subject: user,
      key: key!,
      email: `${user}@aurora.example`,
    });
  }
}
