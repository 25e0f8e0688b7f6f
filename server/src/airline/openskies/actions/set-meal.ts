import * as z from 'zod';
import { defineAction } from '../../airline.ts';
import { speak } from '../../text/speech.ts';
import {
  changedSince,
  meals,
  namesMeal,
  notOffered,
  refuse,
  sayMeal,
  upcomingSegments,
} from '../rules.ts';
import { mealList } from '../widgets.ts';

const MealOffer = z.object({ meals: z.array(z.enum(meals)) });

/** Sets a meal: one that was named among other wishes, or tapped in the list. */
export const setMeal = defineAction({
  name: 'set_meal',
  description:
    'Set a meal at once. Call it only when the customer named one of these meals together with other wishes; else show the list.',
  parameters: z.object({ meal: z.enum(meals) }),
  class: 'write',
  widget: {
    type: 'support.set_meal_preference',
    params({ payload, offer }) {
      const choice = z.object({ meal: z.enum(meals) }).safeParse(payload);
      const offered = MealOffer.safeParse(offer);
      if (!choice.success || !offered.success || !offered.data.meals.includes(choice.data.meal)) {
        return notOffered('meal.not_offered');
      }
      return choice.data;
    },
    answered: ({ params, language }) => mealList(speak(language), params.meal),
  },
  undo: {
    apply({ customer, before, params, language }) {
      const speech = speak(language);
      if (!namesMeal(customer.meal_preference, params.meal)) return changedSince(speech);
      const earlier = before.meal_preference ?? null;
      return {
        customer: { ...customer, meal_preference: earlier },
        sentence: earlier ? speech.say('meal.again', { meal: earlier }) : speech.say('meal.unset'),
        timeline: { kind: 'info', entry: speech.say('meal.entry_undone') },
      };
    },
  },
  progress: (_, language) => speak(language).say('meal.progress'),
  apply({ customer, params, now, language }) {
    const speech = speak(language);
    if (upcomingSegments(customer, now).length === 0) return refuse(speech, 'flight.none_ahead');
    const meal = sayMeal(speech, params.meal);
    return {
      customer: { ...customer, meal_preference: meal },
      sentence: speech.say('meal.changed', { meal }),
      done: speech.say('meal.done'),
      timeline: { kind: 'info', entry: speech.say('meal.entry', { meal }) },
    };
  },
});
