import * as z from 'zod';
import { defineAction } from '../../airline.ts';
import { capitalized, changedSince, meals, refuse } from '../rules.ts';
import { mealList } from '../widgets.ts';

const MealOffer = z.object({ meals: z.array(z.enum(meals)) });

/** Answers a click in the list of meals. */
export const setMeal = defineAction({
  name: 'set_meal',
  description: 'Set the meal that the customer chose.',
  parameters: z.object({ meal: z.enum(meals) }),
  class: 'write',
  tool: false,
  widget: {
    type: 'support.set_meal_preference',
    params({ payload, offer }) {
      const choice = z.object({ meal: z.enum(meals) }).safeParse(payload);
      const offered = MealOffer.safeParse(offer);
      if (!choice.success || !offered.success || !offered.data.meals.includes(choice.data.meal)) {
        return refuse(
          'meal.not_offered',
          'That meal was not offered. Please choose one in the list.',
        );
      }
      return choice.data;
    },
    answered: ({ params }) => mealList(params.meal),
  },
  undo: {
    apply({ customer, before, params }) {
      if (customer.meal_preference !== capitalized(params.meal)) return changedSince();
      const earlier = before.meal_preference ?? null;
      return {
        customer: { ...customer, meal_preference: earlier },
        sentence: earlier
          ? `Your meal preference is "${earlier}" again.`
          : 'Your meal preference is not set again.',
        timeline: { kind: 'info', entry: 'Meal preference change undone.' },
      };
    },
  },
  progress: () => 'Setting your meal',
  apply({ customer, params }) {
    const label = capitalized(params.meal);
    return {
      customer: { ...customer, meal_preference: label },
      sentence: `Your meal preference has been updated to "${label}".`,
      done: 'Meal preference updated',
      timeline: { kind: 'info', entry: `Meal preference updated to ${label}.` },
    };
  },
});
