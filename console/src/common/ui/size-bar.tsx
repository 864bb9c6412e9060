import classes from './size-bar.module.css';

interface Props {
  min: number;
  max: number;
  /** Undefined when it is not known. */
  now: number | undefined;
  /** What max can really reach. */
  reachable?: number | undefined;
  label: string;
}

const width = 56;

/** How many members there are between none and max: filled up to now, with a tick at min, hatched where max is out of reach. */
export function SizeBar({ min, max, now, reachable, label }: Props) {
  const most = Math.max(max, now ?? 0, 1);
  const x = (count: number) => (count / most) * width;
  const limit = Math.min(reachable ?? max, max);
  return (
    <svg className={classes.bar} width={width} height={12} role="img" aria-label={label}>
      <title>{label}</title>
      <rect className={classes.room} x={0} y={4} width={x(limit)} height={4} />
      {limit < max && <rect className={classes.unreachable} x={x(limit)} y={4} width={x(max) - x(limit)} height={4} />}
      {now !== undefined && (
        <rect className={classes.now} data-over={now > max} x={0} y={4} width={x(now)} height={4} />
      )}
      <rect className={classes.min} x={Math.max(0, x(min) - 1)} y={1} width={1.5} height={10} />
    </svg>
  );
}
