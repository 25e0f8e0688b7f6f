import type { Page } from '@openskies/protocol';

/** As the protocol reads it: its limits are kept there. */
export interface PageRequest {
  /** Absent and null: `DEFAULT_PAGE_LIMIT`. */
  limit?: number | null | undefined;
  order?: 'asc' | 'desc' | null | undefined;
  after?: string | null | undefined;
}

/** Makes a page of rows that were read with one row too many: that one only tells that there is more. */
export function cutPage<Row extends { id: string }, T>(
  rows: Row[],
  limit: number,
  toWire: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const has_more = rows.length > limit;
  return {
    data: shown.map(toWire),
    has_more,
    ...(has_more && last ? { after: last.id } : {}),
  };
}
