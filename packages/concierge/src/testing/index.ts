/** The test kit, for pages that have the element on them. Runs anywhere; needs neither a DOM nor a test runner. */
export { ConciergePage, type LocatorLike, type PageLike } from './concierge-page.ts';
export {
  scriptedServer,
  type Reply,
  type ReplyDetails,
  type RouteLike,
  type Script,
  type ScriptedRequest,
  type ScriptedServer,
} from './scripted-server.ts';
