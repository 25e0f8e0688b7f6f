/** What a visit to a hostile page came to. Every list is empty when all is well. */
export interface Report {
  /** Breaches of the page's policy. */
  violations: string[];
  exceptions: string[];
  /** Requests to anybody but the page and the API. */
  foreign: string[];
  /** What was said, shown or awaited and is not there. */
  lost: string[];
  /** For information: a second copy warns once. */
  warnings: string[];
  /** Type and size of a few parts, to hold beside the plain page's. */
  look: string;
  /** Of the painter: how often a payload was rendered, and in which sinks; those in brackets show nothing by themselves. */
  renders?: number;
  sinks?: string[];
}
