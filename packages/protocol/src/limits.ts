/** How much a request may carry. Both sides know it, so that a page can say so before it sends. */

/** Characters (UTF-16 units, as a text field counts them) that all text of a message may have. Ours. */
export const MAX_MESSAGE_LENGTH = 8_000;
/** Characters that a title may have. Ours. */
export const MAX_TITLE_LENGTH = 200;
/** Rows of a page when `limit` is absent, null or 0. */
export const DEFAULT_PAGE_LIMIT = 20;
/** Rows that a page has at most; a higher `limit` gives pages of this size. Ours. */
export const MAX_PAGE_LIMIT = 100;
