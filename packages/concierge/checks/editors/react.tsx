import '@openskies/concierge/types/react';

export const right = (
  <openskies-concierge
    api-url="/support"
    layout="launcher"
    heading-level={3}
    customer={null}
    className="mine"
    onopenskies-thread-change={(event) => event.detail.threadId?.trim()}
  />
);
// @ts-expect-error: no such layout
export const wrong = <openskies-concierge layout="window" />;
// @ts-expect-error: no such attribute
export const unknown = <openskies-concierge apiAddress="/support" />;
