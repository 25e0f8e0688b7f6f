/** What all public DOM events have in common: they bubble and cross the shadow boundary. */
export class ConciergeEvent<T = null> extends CustomEvent<T> {
  constructor(type: string, detail: T, cancelable = false) {
    super(type, { detail, bubbles: true, composed: true, cancelable });
  }
}
