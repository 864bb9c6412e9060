import classes from './sparkline.module.css';

export interface SparkMark {
  /** From 0 to 1, from the beginning to now. */
  at: number;
  direction: 'out' | 'in';
}

interface Props {
  /** Null where nothing was measured: shown as a gap. */
  values: readonly (number | null)[];
  /** What the top edge means; more than that is drawn at the edge. */
  top: number;
  threshold?: number | undefined;
  marks?: readonly SparkMark[];
  label: string;
}

const width = 100;
const height = 24;
const foot = 4;

/** A line for the eye: its shape, the threshold, and when members came or went. */
export function Sparkline({ values, top, threshold, marks = [], label }: Props) {
  const y = (value: number) => (height - foot) * (1 - Math.min(value / top, 1)) + 1;
  const last = Math.max(1, values.length - 1);
  return (
    <svg className={classes.spark} width={width} height={height} role="img" aria-label={label}>
      <title>{label}</title>
      {threshold !== undefined && (
        <line className={classes.threshold} x1={0} x2={width} y1={y(threshold)} y2={y(threshold)} />
      )}
      <path className={classes.line} d={path(values, (index) => (index / last) * width, y)} />
      {marks.map((mark) => (
        <path
          key={`${mark.at} ${mark.direction}`}
          className={classes.mark}
          data-direction={mark.direction}
          d={triangle(mark)}
        />
      ))}
    </svg>
  );
}

/** A line through what was measured; it begins anew after a gap. */
export function path(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let isDrawing = false;
  return values
    .flatMap((value, index) => {
      const command = isDrawing ? 'L' : 'M';
      isDrawing = value !== null;
      return value === null ? [] : [`${command}${x(index).toFixed(1)} ${y(value).toFixed(1)}`];
    })
    .join('');
}

function triangle({ at, direction }: SparkMark): string {
  const x = Math.min(Math.max(at * width, 3), width - 3);
  return direction === 'out'
    ? `M${x - 3} ${height}L${x} ${height - 5}L${x + 3} ${height}Z`
    : `M${x - 3} ${height - 5}L${x} ${height}L${x + 3} ${height - 5}Z`;
}
