import type { Migration } from 'kysely/migration';
import * as threads from './0001-threads.ts';
import * as customers from './0002-customers.ts';
import * as identity from './0003-identity.ts';
import * as chatkit from './0004-chatkit.ts';
import * as undoAndAudit from './0005-undo-and-audit.ts';
import * as takeovers from './0006-takeovers.ts';
import * as nodes from './0007-nodes.ts';
import * as allowCancel from './0008-allow-cancel.ts';
import * as tokens from './0009-tokens.ts';
import * as languageAndWork from './0010-language-and-work.ts';
import * as supersededEffects from './0011-superseded-effects.ts';
import * as intents from './0012-intents.ts';

/** Forward only, in this order; one that was released is never edited. */
export const migrations: Record<string, Migration> = {
  '0001-threads': threads,
  '0002-customers': customers,
  '0003-identity': identity,
  '0004-chatkit': chatkit,
  '0005-undo-and-audit': undoAndAudit,
  '0006-takeovers': takeovers,
  '0007-nodes': nodes,
  '0008-allow-cancel': allowCancel,
  '0009-tokens': tokens,
  '0010-language-and-work': languageAndWork,
  '0011-superseded-effects': supersededEffects,
  '0012-intents': intents,
};
