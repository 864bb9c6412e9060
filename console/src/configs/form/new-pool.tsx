import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { PoolForm } from '@/common/form/pool-form';
import { useWords } from '@/common/words/catalogue';
import { formWords } from './form-words';

/** A range of addresses can be given without leaving the form. */
export function NewPool({ onMade }: { onMade: (name: string) => void }) {
  const t = useWords(formWords);
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button variant="subtle" size="compact-xs" mt={4} onClick={() => open(true)}>
        {t('newPool')}
      </Button>
      <Modal opened={isOpen} onClose={() => open(false)} title={t('newPool')} size="md">
        <PoolForm
          onMade={(name) => {
            onMade(name);
            open(false);
          }}
          onCancel={() => open(false)}
        />
      </Modal>
    </>
  );
}
