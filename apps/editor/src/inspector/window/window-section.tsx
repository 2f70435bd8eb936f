import type { WindowAxis } from '@netwright/inference';
import { axisName } from '@netwright/layers';
import { useState } from 'react';
import { type Place, WindowPicture } from './window-picture.js';

/** How the window of a layer stands on its input: the picture of it, and its measures in words. */
export function WindowSection({ axes }: { readonly axes: readonly WindowAxis[] }) {
  const [chosen, choose] = useState<Place>([]);
  const place = axes.map(({ output }, axis) => Math.min(chosen[axis] ?? 0, output - 1));
  const padded = axes.some(({ before, after }) => before !== 0 || after !== 0);
  return (
    <>
      <h3 className="inspector-section">Where the window stands</h3>
      <WindowPicture axes={axes} place={place} move={choose} />
      <dl className="facts">
        <dt>Window</dt>
        <dd>{alike(axes, ({ size }) => size)}</dd>
        <dt>Stride</dt>
        <dd>{alike(axes, ({ stride }) => stride)}</dd>
        {axes.some(({ dilation }) => dilation > 1) && (
          <>
            <dt>Dilation</dt>
            <dd>{alike(axes, ({ dilation }) => dilation)}</dd>
          </>
        )}
        <dt>{axes.some(({ before }) => before < 0) ? 'Added (cut, where less than 0)' : 'Padding'}</dt>
        <dd>
          {padded
            ? axes
                .map(
                  ({ before, after }, axis) =>
                    `${axisName(axis, axes.length)} ${sideText(before)} + ${sideText(after)}`,
                )
                .join(', ')
            : 'none'}
        </dd>
      </dl>
    </>
  );
}

function alike(axes: readonly WindowAxis[], measure: (axis: WindowAxis) => number): string {
  return axes.map(measure).join('×');
}

function sideText(zeros: number): string {
  return String(zeros).replace('-', '−');
}
