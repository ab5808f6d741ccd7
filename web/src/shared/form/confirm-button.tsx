'use client';

import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import type { ButtonLook } from '../ui/button-look.ts';
import { ConfirmDialog, type ConfirmWords } from './confirm-dialog.tsx';

interface ConfirmButtonProps extends ButtonLook {
  /** One of our routes that takes no body. */
  path: string;
  /** What stands on the button. */
  word: string;
  /** What it is called where several of them are in a list. */
  name?: string;
  words: ConfirmWords;
}

/** A button that asks before it does something. */
export function ConfirmButton({ path, word, name, words, ...look }: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button aria-label={name} onClick={() => setAsking(true)} {...look}>
        {word}
      </Button>
      {asking && <ConfirmDialog onClose={() => setAsking(false)} path={path} words={words} />}
    </>
  );
}
