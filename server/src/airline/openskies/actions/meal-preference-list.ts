import * as z from 'zod';
import { defineAction } from '../../airline.ts';
import { meals } from '../rules.ts';
import { mealList } from '../widgets.ts';

/** Shows the meals to choose from. The choice itself is `set_meal`. */
export const mealPreferenceList = defineAction({
  name: 'meal_preference_list',
  description:
    'Show the list of meals so that the customer can choose one. Call it whenever they want to set or change their meal.',
  parameters: z.object({}),
  class: 'read',
  endsTurn: true,
  progress: () => 'Loading meals',
  apply: () => ({
    sentence: 'The list of meals is shown. The customer chooses in it.',
    show: {
      text: 'Please select your meal preference.',
      widget: mealList(),
      offer: { meals },
      copy_text: 'Meals: vegetarian, kosher, gluten intolerant, child',
    },
  }),
});
