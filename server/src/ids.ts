import { randomBytes } from 'node:crypto';

/** What an id stands for; the prefix is the only thing that may be read from one. */
export type IdPrefix =
  | 'thr'
  | 'msg'
  | 'wf'
  | 'tsk'
  | 'tc'
  | 'call'
  | 'shcx'
  | 'atc'
  | 'blob'
  | 'run'
  | 'cnf'
  | 'und'
  | 'int'
  | 'aud'
  | 'req'
  | 'ses';

/** Makes a fresh id such as `thr_9f…`: the prefix and 128 random bits in hex. */
export type NewId = (prefix: IdPrefix) => string;

export const randomId: NewId = (prefix) => `${prefix}_${randomBytes(16).toString('hex')}`;
