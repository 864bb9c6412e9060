import classes from './data-table.module.css';

interface Props {
  children: string;
  /** More in the tooltip than the sentence itself. */
  hint?: string;
}

/** A sentence in a cell: it takes the room that is left, and its tooltip has all of it. */
export function Sentence({ children, hint }: Props) {
  return (
    <span className={classes.ellipsis} title={hint && hint !== children ? `${children}\n${hint}` : children}>
      {children}
    </span>
  );
}
