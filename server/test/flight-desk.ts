import { createChatServer, Database, progress, widgets as w } from '@openskies/concierge-server';

const gates: Record<string, string> = { OA476: 'F12', OA477: 'B3' };

export const flightDesk = createChatServer({
  database: await Database.open({ dataDir: ':memory:' }),
  async *respond(turn) {
    const flight = /OA\d+/.exec(turn.text)?.[0];
    if (!flight) return yield turn.message('Which flight? For example **OA476**.');
    yield progress(`Looking up ${flight}`, 'search');
    const watch = { type: 'gate.watch', payload: { flight } };
    yield turn.widget(
      w.card({
        children: [
          w.title({ value: `${flight}: gate ${gates[flight] ?? 'not known yet'}` }),
          w.button({ label: 'Tell me when it changes', onClickAction: watch }),
        ],
      }),
    );
  },
  async *action(turn, { type, payload }) {
    const { flight } = (payload ?? {}) as { flight?: string };
    if (type !== 'gate.watch' || !flight || !gates[flight]) return;
    yield turn.hidden(`The customer watches the gate of ${flight}.`);
    yield turn.message(`You will hear of any change of ${flight}'s gate.`);
  },
});
