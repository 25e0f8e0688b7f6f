/** The built-in airline: OpenSkies, as the demo and the examples use it. */
import { defineAirline } from '../airline.ts';
import { addCheckedBag } from './actions/add-checked-bag.ts';
import { bookFlights } from './actions/book-flights.ts';
import { cancelTrip } from './actions/cancel-trip.ts';
import { changeSeat } from './actions/change-seat.ts';
import { declineUpgrade } from './actions/decline-upgrade.ts';
import { chooseDestination, destinationIdeas } from './actions/destination-ideas.ts';
import { flightDelayed } from './actions/flight-delayed.ts';
import { flightOptionList } from './actions/flight-option-list.ts';
import { keepFlight } from './actions/keep-flight.ts';
import { mealPreferenceList } from './actions/meal-preference-list.ts';
import { rebookFlight } from './actions/rebook-flight.ts';
import { showRebookOptions } from './actions/rebook-options.ts';
import { releaseFlights } from './actions/release-flights.ts';
import { requestAssistance } from './actions/request-assistance.ts';
import { showSeatMap, turnSeatMap } from './actions/seat-map.ts';
import { selectFlight } from './actions/select-flight.ts';
import { setMeal } from './actions/set-meal.ts';
import { upgradeCabin } from './actions/upgrade-cabin.ts';
import { showUpgradeOffer } from './actions/upgrade-offer.ts';
import { demoCustomer } from './demo-customer.ts';
import { pictures } from './pictures.ts';

export const openskies = defineAirline({
  name: 'OpenSkies',
  guidance: `- Flights are booked in two steps: a choice in the list of flight_option_list puts them on hold, then book_flights shows their card.
- When a flight is delayed, say so first and offer rebook_options.`,
  loadCustomer: demoCustomer,
  pictures,
  actions: [
    changeSeat,
    showSeatMap,
    turnSeatMap,
    cancelTrip,
    addCheckedBag,
    mealPreferenceList,
    setMeal,
    requestAssistance,
    flightOptionList,
    selectFlight,
    bookFlights,
    releaseFlights,
    showUpgradeOffer,
    upgradeCabin,
    declineUpgrade,
    showRebookOptions,
    rebookFlight,
    keepFlight,
    flightDelayed,
    destinationIdeas,
    chooseDestination,
  ],
});
