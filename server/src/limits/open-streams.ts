import { ConciergeError } from '@openskies/protocol';
import type { Session } from '../identity/session.ts';

/** Streams that one subject may have open, and one node (SAFETY §5). */
const perSubject = 12;
const perNode = 5000;

/** A place among the open streams; it must be left. */
export interface Place {
  /** What ends the stream when its session ends. */
  onEnd(end: () => void): void;
  leave(): void;
}

/** The streams that are open on this node. */
export class OpenStreams {
  #count = 0;
  #bySubject = new Map<string, number>();
  #bySession = new Map<string, Set<() => void>>();

  /** Ids of the sessions that have one. */
  get sessions(): string[] {
    return [...this.#bySession.keys()];
  }

  /** @throws ConciergeError rate.limited, server.busy */
  enter({ tenant, subject, session_id }: Session): Place {
    const key = `${tenant} ${subject}`;
    const open = this.#bySubject.get(key) ?? 0;
    if (this.#count >= perNode) throw new ConciergeError('server.busy', { retryAfter: 5 });
    if (open >= perSubject) throw new ConciergeError('rate.limited', { retryAfter: 5 });
    this.#count++;
    this.#bySubject.set(key, open + 1);
    let left = false;
    let end: (() => void) | undefined;
    return {
      onEnd: (close) => {
        end = close;
        if (session_id === null) return;
        const ends = this.#bySession.get(session_id) ?? new Set();
        this.#bySession.set(session_id, ends.add(close));
      },
      leave: () => {
        if (left) return;
        left = true;
        this.#count--;
        const rest = (this.#bySubject.get(key) ?? 1) - 1;
        if (rest > 0) this.#bySubject.set(key, rest);
        else this.#bySubject.delete(key);
        if (session_id === null || !end) return;
        const ends = this.#bySession.get(session_id);
        ends?.delete(end);
        if (ends?.size === 0) this.#bySession.delete(session_id);
      },
    };
  }

  /** Ends every stream of a session that was revoked. */
  end(session_id: string): void {
    for (const end of [...(this.#bySession.get(session_id) ?? [])]) end();
  }
}
