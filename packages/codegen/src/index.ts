export * from './keras/generate.js';
export type * from './program/index.js';
export type { Span } from './python/index.js';
export {
  callbacks,
  type Dataset,
  datasets,
  type Loss,
  losses,
  metrics,
  mulberry32,
  optimizers,
  proposeRecipe,
  type RecipeArgument,
  type RecipeObject,
  recipeProblems,
  schedules,
  stratifiedSplit,
} from './recipe/index.js';
