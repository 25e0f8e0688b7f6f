import * as z from 'zod';
import { defineAction } from '../../airline.ts';
import { speak } from '../../text/speech.ts';
import { meals, refuse, sayMeal, upcomingSegments } from '../rules.ts';
import { mealList } from '../widgets.ts';

/** Shows the meals to choose from. The choice itself is `set_meal`. */
export const mealPreferenceList = defineAction({
  name: 'meal_preference_list',
  description:
    'Show the list of meals so that the customer can choose one. Call it whenever they want to set or change their meal.',
  parameters: z.object({}),
  class: 'read',
  endsTurn: true,
  progress: (_, language) => speak(language).say('meal.loading'),
  apply({ customer, now, language }) {
    const speech = speak(language);
    if (upcomingSegments(customer, now).length === 0) return refuse(speech, 'flight.none_ahead');
    const named = meals.map((meal) => sayMeal(speech, meal));
    return {
      sentence: 'The list of meals is shown. The customer chooses in it.',
      show: {
        intro: speech.say('meal.intro'),
        widget: mealList(speech),
        offer: { meals },
        copy_text: speech.say('meal.copy', { meals: named.join(', ') }),
      },
    };
  },
});
