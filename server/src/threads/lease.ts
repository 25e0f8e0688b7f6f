/** How long a claim holds without being renewed, in milliseconds by the database's clock (SAFETY §4). */
export const leaseMs = 10_000;
