import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../words/catalogue';
import { common } from '../words/common';

async function copyText(text: string): Promise<void> {
  if (window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }
  // On plain http browsers have no clipboard interface.
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

interface Props {
  /** Made when it is wanted. */
  text: () => string;
  label: string;
}

/** Puts a text on the clipboard. */
export function CopyButton({ text, label }: Props) {
  const c = useWords(common);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(text());
    setCopied(true);
  };
  return (
    <Button
      variant="default"
      leftSection={isCopied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
      onClick={() => void copy()}
      onBlur={() => setCopied(false)}
    >
      {isCopied ? c('copied') : label}
    </Button>
  );
}
