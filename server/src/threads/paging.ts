import { ConciergeError, type Page } from '@openskies/protocol';

export interface PageRequest {
  limit?: number | null | undefined;
  order?: 'asc' | 'desc' | null | undefined;
  after?: string | null | undefined;
}

/**
 * Rows of one page: absent, null and 0 mean 20 (PROTOCOL §2).
 * @throws ConciergeError request.invalid outside 1 to 100
 */
export function pageLimit(limit: number | null | undefined): number {
  if (!limit) return 20;
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw new ConciergeError('request.invalid', { field: 'params.limit' });
  }
  return limit;
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
