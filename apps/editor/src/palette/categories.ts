import { type Category, catalog, categories, type LayerDefinition } from '@netwright/layers';

/** How a category is called in the palette. */
export const categoryTitles: { readonly [C in Category]: string } = {
  input: 'Input',
  core: 'Core',
  convolution: 'Convolution',
  pooling: 'Pooling',
  activation: 'Activation',
  normalization: 'Normalisation',
  regularization: 'Regularisation',
  merging: 'Merging',
  shape: 'Shape',
  recurrent: 'Recurrent',
  attention: 'Attention',
  preprocessing: 'Preprocessing',
};

export interface PaletteGroup {
  readonly category: Category;
  readonly kinds: readonly LayerDefinition[];
}

/** The kinds by category, those that fit what was searched: by name, alias, summary or category. */
export function paletteGroups(search: string): readonly PaletteGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return categories
    .map((category) => ({
      category,
      kinds: catalog.filter(
        (kind) => kind.category === category && words.every((word) => textOf(kind).includes(word)),
      ),
    }))
    .filter(({ kinds }) => kinds.length > 0);
}

function textOf({ kind, title, category, summary, aliases }: LayerDefinition): string {
  return `${kind} ${title} ${categoryTitles[category]} ${summary} ${aliases.join(' ')}`.toLowerCase();
}
