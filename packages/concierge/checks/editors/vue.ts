import '@openskies/concierge/types/vue';
import type { GlobalComponents } from 'vue';

type Props = InstanceType<GlobalComponents['openskies-concierge']>['$props'];
export const right: Props = {
  'api-url': '/support',
  layout: 'launcher',
  class: 'mine',
  onOpenskiesThreadChange: (event) => event.detail.threadId?.trim(),
};
// @ts-expect-error: no such layout
export const wrong: Props = { layout: 'window' };
