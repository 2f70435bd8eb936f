import { blockGlyph } from '@netwright/drawing';
import type { LayerDefinition } from '@netwright/layers';
import { glyphs } from '@netwright/layers/glyphs';
import { memo } from 'react';

/** The glyph of a kind nobody knows: kept, but inert. */
const unknownGlyph =
  '<rect x="2.5" y="2.5" width="11" height="11" rx="2" stroke-dasharray="2 2"/><path d="M8 11.2v.1M6.3 6.2a1.8 1.8 0 1 1 2.5 1.7c-.6.3-.8.6-.8 1.2"/>';

/** The square that tells a kind: its glyph, in the colour of its category. */
export const KindTile = memo(function KindTile({
  definition,
  large = false,
  isBlock = false,
}: {
  readonly definition: LayerDefinition | undefined;
  readonly large?: boolean;
  readonly isBlock?: boolean;
}) {
  const category = definition?.category ?? (isBlock ? 'core' : 'regularization');
  return (
    <span
      className={large ? 'tile tile-large' : 'tile'}
      style={{ color: `var(--${category})`, background: `var(--${category}-tint)` }}
      aria-hidden="true"
    >
      <svg
        className="glyph"
        viewBox="0 0 16 16"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: glyphs come from the catalogue, never from a document
        dangerouslySetInnerHTML={{
          __html: glyphs.get(definition?.kind ?? '') ?? (isBlock ? blockGlyph : unknownGlyph),
        }}
      />
    </span>
  );
});
