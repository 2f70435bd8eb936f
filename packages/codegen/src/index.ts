export * from './keras/generate.js';
export type * from './program/index.js';
export {
  callbacks,
  type Dataset,
  datasets,
  type Loss,
  losses,
  metrics,
  optimizers,
  proposeRecipe,
  type RecipeArgument,
  type RecipeObject,
  recipeProblems,
  schedules,
} from './recipe/index.js';
export type { Span } from './text/writer.js';
