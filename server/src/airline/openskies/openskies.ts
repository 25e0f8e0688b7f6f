/** The built-in airline: OpenSkies, as the demo and the examples use it. */
import { defineAirline } from '../airline.ts';
import { addCheckedBag } from './actions/add-checked-bag.ts';
import { cancelTrip } from './actions/cancel-trip.ts';
import { changeSeat } from './actions/change-seat.ts';
import { flightOptionList } from './actions/flight-option-list.ts';
import { mealPreferenceList } from './actions/meal-preference-list.ts';
import { requestAssistance } from './actions/request-assistance.ts';
import { selectFlight } from './actions/select-flight.ts';
import { setMeal } from './actions/set-meal.ts';
import { demoCustomer } from './demo-customer.ts';

export const openskies = defineAirline({
  name: 'OpenSkies',
  loadCustomer: demoCustomer,
  actions: [
    changeSeat,
    cancelTrip,
    addCheckedBag,
    mealPreferenceList,
    setMeal,
    requestAssistance,
    flightOptionList,
    selectFlight,
  ],
});
