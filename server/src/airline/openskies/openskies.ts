/** The built-in airline: OpenSkies, as the demo and the examples use it. */
import { defineAirline } from '../airline.ts';
import { changeSeat } from './actions/change-seat.ts';
import { demoCustomer } from './demo-customer.ts';

export const openskies = defineAirline({
  name: 'OpenSkies',
  loadCustomer: demoCustomer,
  actions: [changeSeat],
});
