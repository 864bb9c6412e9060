import { Button, Group, Text } from '@mantine/core';
import { IconPlayerSkipBack, IconPlayerSkipForward } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { fullTimeText } from '@/common/time/time-text';
import { useLanguage, useWords } from '@/common/words/catalogue';
import { gutter } from './chart-option';
import type { Between } from './range';
import type { Decision } from './reads';
import classes from './timeline.module.css';
import { timelineWords } from './timeline-words';

const minute = 60_000;

interface Props {
  span: Between;
  /** Undefined: the end. */
  at: number | undefined;
  /** The end of the span moves with the time. */
  isMoving: boolean;
  decisions: readonly Decision[];
  onPick: (at: number | undefined) => void;
}

/** Chooses a moment on the axis of the charts, minute by minute or from decision to decision. */
export function Scrubber({ span, at, isMoving, decisions, onPick }: Props) {
  const t = useWords(timelineWords);
  const language = useLanguage();
  const [shown, move] = useSettled(at ?? span.to, (moment) => onPick(moment >= span.to - minute ? undefined : moment));
  const begins = decisions.map((decision) => Date.parse(decision.at));
  // The end of the span may be older than what was decided since: at the end nothing comes after, and all was before.
  const isAtEnd = at === undefined && shown === span.to;
  const before = begins.findLast((begin) => (isAtEnd || begin < shown - 1_000) && begin >= span.from);
  const after = isAtEnd ? undefined : begins.find((begin) => begin > shown);
  return (
    <>
      <div className={classes.lane}>
        <span />
        <input
          type="range"
          className={classes.scrubber}
          min={span.from}
          max={span.to}
          step={minute}
          value={Math.min(span.to, Math.max(span.from, shown))}
          aria-label={t('moment')}
          aria-valuetext={fullTimeText(shown, language)}
          onChange={(event) => move(Number(event.currentTarget.value))}
        />
      </div>
      <Group gap="xs" pl={gutter.left} pr={gutter.right}>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconPlayerSkipBack size={12} aria-hidden />}
          disabled={before === undefined}
          onClick={() => onPick(before)}
        >
          {t('previous')}
        </Button>
        <Button
          variant="default"
          size="compact-xs"
          rightSection={<IconPlayerSkipForward size={12} aria-hidden />}
          disabled={after === undefined}
          onClick={() => onPick(after)}
        >
          {t('next')}
        </Button>
        {at !== undefined && (
          <Button variant="default" size="compact-xs" onClick={() => onPick(undefined)}>
            {t(isMoving ? 'now' : 'latest')}
          </Button>
        )}
        <Text size="xs" c="dimmed">
          {isAtEnd && isMoving ? t('now') : fullTimeText(shown, language)}
        </Text>
        <Text size="xs" c="dimmed" ml="auto">
          {t('cooldown')}
        </Text>
      </Group>
    </>
  );
}

/** Follows the hand at once, and tells where it rests. */
function useSettled(value: number, tell: (value: number) => void): [number, (value: number) => void] {
  const [moving, setMoving] = useState<number>();
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  const move = (wanted: number) => {
    setMoving(wanted);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => {
      setMoving(undefined);
      tell(wanted);
    }, 200);
  };
  return [moving ?? value, move];
}
