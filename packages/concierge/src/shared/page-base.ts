/** What relative addresses begin with. Not the document's own: a form named `baseURI` would hide that one. */
export const pageBase = (): string => document.documentElement.baseURI;
