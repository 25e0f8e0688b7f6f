/** Sessions that end on another node: their streams on this one end too. */
import type { Database } from '../database/database.ts';
import { isUnavailable } from '../database/failures.ts';
import { errorFields, type Logger } from '../logging.ts';
import { revokedOf } from './session-repository.ts';

/** How often the record is asked, in milliseconds. */
const lookMs = 2000;

export interface RevokedElsewhereParts {
  database: Database;
  /** Sessions that have a stream here. */
  open(): string[];
  onRevoked(session_id: string): void;
  logger: Logger;
}

/** Looks until the function returned is called. */
export function watchRevoked({
  database,
  open,
  onRevoked,
  logger,
}: RevokedElsewhereParts): () => void {
  let busy = false;
  const look = async (): Promise<void> => {
    const ids = open();
    if (busy || ids.length === 0) return;
    busy = true;
    try {
      for (const id of await revokedOf(database.kysely, ids)) onRevoked(id);
    } catch (error) {
      // The record is away: the next look, in a moment, may find it.
      if (!isUnavailable(error)) logger.error(errorFields(error), 'sessions were not looked at');
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void look(), lookMs).unref();
  return () => clearInterval(timer);
}
