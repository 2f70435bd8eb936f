export { blockGlyph, blockLine } from './block.js';
export { drawSvg, type PictureChoice, wireWidth } from './draw-svg.js';
export { type Box, cardSize, type Direction, type Point, type Positions, type Size } from './geometry.js';
export { type LayoutChoice, layout } from './layout.js';
export { type Route, route } from './route.js';
export { gapAcross, gapAlong, simpleLayout } from './simple-layout.js';
export { type Palette, palettes, type Theme } from './theme.js';
export { type ThumbnailChoice, thumbnailSvg } from './thumbnail.js';
