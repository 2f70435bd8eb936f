import { type PointerEvent, useLayoutEffect, useRef, useState } from 'react';
import type { StepLoss } from './messages.js';
import { axisRange, marks } from './scale.js';
import type { Point, ScoreLines } from './score-lines.js';
import { scoreText } from './score-text.js';

const margin = { left: 42, right: 10, top: 8, bottom: 20 };

/** How one number goes over the epochs: training as a line, what was held back as a dashed one. */
export function Curve({
  lines: { name, training, validation },
  steps,
  until,
}: {
  readonly lines: ScoreLines;
  /** Step by step, where that is known too. */
  readonly steps: readonly StepLoss[];
  /** The epoch at the right edge. */
  readonly until: number;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, height] = useSize(frame);
  const [pointed, setPointed] = useState<number>();
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const [low, high] = axisRange(
    [...training, ...validation, ...steps].map(([, value]) => value),
    4,
  );
  const right = Math.max(1, until);
  const x = (epoch: number) => margin.left + (epoch / right) * inner.width;
  const y = (value: number) => margin.top + (1 - (value - low) / (high - low)) * inner.height;
  const path = (points: readonly Point[]) =>
    points
      .filter(([, value]) => Number.isFinite(value))
      .map(
        ([epoch, value], index) => `${index === 0 ? 'M' : 'L'}${x(epoch).toFixed(1)} ${y(value).toFixed(1)}`,
      )
      .join('');
  const at = (points: readonly Point[]) =>
    pointed === undefined ? points.at(-1) : points.find(([epoch]) => epoch === pointed);
  const ends = [
    { title: 'training', point: at(training) },
    { title: 'validation', point: at(validation) },
  ].filter((end): end is { title: string; point: Point } => end.point !== undefined);
  const shownEpoch = ends[0]?.point[0];

  function point(event: PointerEvent<SVGSVGElement>): void {
    const from = event.currentTarget.getBoundingClientRect().left;
    const epoch = Math.round(((event.clientX - from - margin.left) / inner.width) * right);
    setPointed(training.some(([each]) => each === epoch) ? epoch : undefined);
  }

  return (
    <figure className="curve">
      <figcaption>
        <b>{name}</b>
        {ends.map(({ title, point: [, value] }) => (
          <span key={title} className={`curve-key curve-${title}`}>
            {title} <b>{scoreText(value)}</b>
          </span>
        ))}
        {pointed !== undefined && shownEpoch !== undefined && (
          <span className="curve-epoch">epoch {shownEpoch}</span>
        )}
      </figcaption>
      <div ref={frame} className="curve-frame">
        {inner.width > 0 && inner.height > 0 && (
          <svg
            width={width}
            height={height}
            role="img"
            aria-label={inWords(name, training, validation)}
            onPointerMove={point}
            onPointerLeave={() => setPointed(undefined)}
          >
            {marks(low, high, inner.height < 90 ? 2 : 4).map((value) => (
              <g key={value} className="curve-mark">
                <line x1={margin.left} x2={width - margin.right} y1={y(value)} y2={y(value)} />
                <text x={margin.left - 6} y={y(value) + 3.5} textAnchor="end">
                  {value}
                </text>
              </g>
            ))}
            {marks(0, right, Math.min(right, inner.width < 260 ? 4 : 8))
              .filter(Number.isInteger)
              .map((epoch) => (
                <text key={epoch} x={x(epoch)} y={height - 5} textAnchor="middle">
                  {epoch}
                </text>
              ))}
            {pointed !== undefined && (
              <line
                className="curve-pointed"
                x1={x(pointed)}
                x2={x(pointed)}
                y1={margin.top}
                y2={height - margin.bottom}
              />
            )}
            <path className="curve-steps" d={path(steps)} />
            <path className="curve-line curve-line-validation" d={path(validation)} />
            <path className="curve-line" d={path(training)} />
            {ends
              .filter(({ point: [, value] }) => Number.isFinite(value))
              .map(({ title, point: [epoch, value] }) => (
                <circle key={title} className={`curve-dot-${title}`} cx={x(epoch)} cy={y(value)} r={3} />
              ))}
          </svg>
        )}
      </div>
    </figure>
  );
}

/** What the picture shows, for who cannot see it. */
function inWords(name: string, training: readonly Point[], validation: readonly Point[]): string {
  const course = (title: string, points: readonly Point[]) => {
    const [first, last] = [points[0], points.at(-1)];
    return first && last ? [`${title} from ${scoreText(first[1])} to ${scoreText(last[1])}`] : [];
  };
  const said = [...course('training', training), ...course('validation', validation)];
  return `${name} by epoch${said.length > 0 ? `: ${said.join(', ')}` : ''}`;
}

/** The size of an element, followed as it changes. */
function useSize(element: React.RefObject<HTMLElement | null>): readonly [width: number, height: number] {
  const [size, setSize] = useState<readonly [number, number]>([0, 0]);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = () => setSize([current.clientWidth, current.clientHeight]);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
