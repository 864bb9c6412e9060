import { Modal, Text } from '@mantine/core';
import { useDebouncedValue, useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { ProblemBox } from '@/common/ui/problem-box';
import { StateBadge } from '@/common/ui/state-badge';
import { useText, useWords } from '@/common/words/catalogue';
import classes from './frame.module.css';
import { frameWords } from './frame-words';
import list from './search.module.css';
import { type Hit, useHits } from './search-hits';

/** Jumps to a service, VM, event or address; Ctrl-K opens it from anywhere. */
export function Search() {
  const t = useWords(frameWords);
  const [isOpen, { open, close }] = useDisclosure(false);
  useHotkeys([['mod+K', open]], []);
  return (
    <>
      <button
        type="button"
        className={classes.search}
        onClick={open}
        aria-haspopup="dialog"
        aria-label={t('searchFor')}
      >
        <IconSearch size={14} aria-hidden />
        <span>{t('searchFor')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <Modal
        opened={isOpen}
        onClose={close}
        withCloseButton={false}
        padding={0}
        size={560}
        centered={false}
        yOffset="10vh"
        attributes={{ content: { 'aria-label': t('search') } }}
      >
        <Box onLeave={close} />
      </Modal>
    </>
  );
}

function Box({ onLeave }: { onLeave: () => void }) {
  const t = useWords(frameWords);
  const say = useText();
  const listId = useId();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim(), 150);
  const [chosen, setChosen] = useState(0);
  const hits = useHits(wanted);
  const found = hits.data ?? [];
  const at = Math.min(chosen, found.length - 1);
  const go = (hit: Hit | undefined) => {
    if (!hit) return;
    onLeave();
    void navigate(hit.to);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') go(found[at]);
    else if (event.key === 'ArrowDown') setChosen(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(at - 1, 0));
    else return;
    event.preventDefault();
  };
  return (
    <div>
      <input
        className={list.input}
        role="combobox"
        aria-label={t('search')}
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-activedescendant={found[at] && `${listId}-${at}`}
        placeholder={t('searchFor')}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKey}
      />
      {hits.error && <ProblemBox thrown={hits.error} />}
      <ul id={listId} role="listbox" aria-label={t('search')} className={list.hits}>
        {found.map((hit, index) => (
          // The keyboard moves in the field above, as comboboxes do.
          <li
            key={hit.to + hit.name}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            className={list.hit}
            onMouseMove={() => setChosen(index)}
            onClick={() => go(hit)}
          >
            <hit.icon size={16} stroke={1.7} aria-hidden />
            <b>{hit.name}</b>
            {hit.detail && <span className={list.detail}>{hit.detail}</span>}
            {hit.state && <StateBadge state={hit.state} />}
            {hit.label && <span className={list.kind}>{say(hit.label)}</span>}
          </li>
        ))}
      </ul>
      {found.length === 0 && <Nothing text={wanted} isAsked={hits.isSuccess} />}
    </div>
  );
}

function Nothing({ text, isAsked }: { text: string; isAsked: boolean }) {
  const t = useWords(frameWords);
  return (
    <Text size="sm" c="dimmed" px="md" pb="sm" role="status">
      {text.length < 2 ? t('searchHint') : isAsked && t('searchNothing', { text })}
    </Text>
  );
}
