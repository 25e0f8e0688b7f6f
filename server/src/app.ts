import { existsSync } from 'node:fs';
import * as z from 'zod';
import { SupportAgent } from './agent/support-agent.ts';
import { TitleAgent } from './agent/title-agent.ts';
import type { ConciergeModel } from './agent/models.ts';
import type { Airline } from './airline/airline.ts';
import { ActionExecutor } from './airline/execute.ts';
import { RemoteAirline } from './airline/remote-airline.ts';
import { WidgetClicks } from './airline/widget-clicks.ts';
import { checkParts, type ChatAppParts } from './chat-app-parts.ts';
import { createChatApp, type ChatServer } from './chat-app.ts';
import { parseTenants } from './identity/tenants.ts';
import { atLeast, checkOptions, having, type Option } from './options.ts';
import { bundleRoutes } from './routes/bundle.ts';
import { customerRoutes } from './routes/customer.ts';
import { demoNewsRoutes } from './routes/demo-news.ts';
import { pictureRoutes } from './routes/pictures.ts';
import { ActionService } from './threads/action-service.ts';
import { defaultLimits, Turn, type RunLimits } from './threads/turn.ts';

export interface ConciergeParts extends ChatAppParts {
  airline: Airline;
  model: ConciergeModel;
  limits?: Partial<RunLimits>;
  /** Folder of the element's built script, served at `/support/openskies-concierge.js`. Default: not served. */
  bundle?: string;
}

/** The server of an airline. */
export interface Concierge extends ChatServer {}

const options: Record<Exclude<keyof ConciergeParts, keyof ChatAppParts>, Option> = {
  airline: [having('loadCustomer'), 'what defineAirline({ … }) gives, or openskies'],
  model: [
    z.object({ model: having('getStreamedResponse'), title: having('getResponse') }),
    'what openaiModel({ … }) or demoModel({ … }) gives',
  ],
  // Field by field, below.
  limits: [z.unknown(), ''],
  bundle: [
    z.string().refine(existsSync).optional(),
    "a folder that exists, with the element's built script",
  ],
};

const limitOptions: Record<keyof RunLimits, Option> = {
  modelTurns: atLeast(1),
  modelMs: atLeast(1),
  tokens: atLeast(1),
  attempts: atLeast(1),
  backoffMs: atLeast(0),
  performMs: atLeast(1),
  lookups: atLeast(1),
};

/**
 * Builds the concierge from its parts.
 * @throws TypeError naming an option that cannot be right
 */
export function createConcierge(parts: ConciergeParts): Concierge {
  checkParts('createConcierge', parts, options);
  if (parts.limits) checkOptions('createConcierge', parts.limits, limitOptions, 'limits.');
  const { airline, model, bundle } = parts;
  if (parts.tenants) {
    const actions = airline.actions.map(({ name }) => name);
    parseTenants(parts.tenants, actions);
  }
  const limits = { ...defaultLimits, ...parts.limits };
  return createChatApp(parts, ({ database, log, newId, tenants, files, observer, logger }) => {
    const executor = new ActionExecutor({ airline, newId, tenants });
    const agent = new SupportAgent({ airline, model: model.model });
    const clicks = new WidgetClicks(executor);
    const remote = new RemoteAirline({ airline, database, logger, limits });
    return {
      model: model.kind,
      player: new Turn({
        database,
        agent,
        executor,
        clicks,
        remote,
        files,
        newId,
        limits,
        observer,
      }),
      namer: new TitleAgent(model.title),
      actions: (runs) => new ActionService({ log, clicks, runs, newId }),
      transcribe: model.transcribe,
      welcome: (writer) => executor.welcome(writer),
      tell: (writer, news) => executor.tell(writer, news),
      routes: (identify) => [
        customerRoutes({ airline, database, remote, identify }),
        pictureRoutes(airline.pictures ?? {}),
        ...(tenants.demo ? [demoNewsRoutes({ executor, log, identify })] : []),
        ...(bundle === undefined ? [] : [bundleRoutes(bundle)]),
      ],
    };
  });
}
