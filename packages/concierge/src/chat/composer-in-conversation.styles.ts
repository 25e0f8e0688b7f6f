import { css, type CSSResult } from 'lit';

/** What the composer needs once there is a conversation: stop, and the line in place of a closed one's field. They load with it. */
export const composerInConversationStyles: CSSResult = css`
  openskies-composer .composer.locked {
    background: var(--_sunken);
    box-shadow: inset 0 0 0 1px var(--_border);
    cursor: default;
  }
  openskies-composer .composer-locked {
    flex: 1;
    padding: 6px 16px;
    color: var(--_text-muted);
  }
  openskies-composer .send.send-stop {
    background: var(--_text);
    color: var(--_surface);
  }
  openskies-composer .send.send-stop svg {
    fill: currentColor;
  }
`;
