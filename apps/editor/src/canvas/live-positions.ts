import type { Point as Position } from '@netwright/drawing';
import { create } from 'zustand';

/** Where cards are shown while they are dragged or glide to their place: only then something other than the document says. */
export const useLivePositions = create<{ readonly positions: ReadonlyMap<string, Position> | undefined }>(
  () => ({ positions: undefined }),
);

export function showPositions(positions: ReadonlyMap<string, Position> | undefined): void {
  useLivePositions.setState({ positions });
}
