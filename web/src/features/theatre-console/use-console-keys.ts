import type { FeedId } from '@scrubline/contract';
import { useEffect, useRef } from 'react';
import { type AskedPermission, askKeys } from './ask-keys.ts';
import { markTools } from './drawing-tools.tsx';
import type { Drawing } from './use-drawing.ts';
import type { Writing, WritingHand } from './use-writing.ts';

interface ConsoleActions {
  /** Brings the picture with this place in the order onto the stage; 0 is the first. */
  readonly choose: (index: number) => void;
  readonly toggleVoice: () => void;
  readonly togglePanel: () => void;
  /** Asks for a permission, or withdraws the question; null for whoever only watches. */
  readonly toggleQuestion: ((permission: AskedPermission) => void) | null;
  /** Null for whoever may not point. */
  readonly point: (() => void) | null;
  /** Freezes, or goes back to live. Null for whoever may not. */
  readonly freeze: (() => void) | null;
  /** What a pen does on the picture on the stage; null for whoever may not draw. */
  readonly draw: { readonly drawing: Drawing; readonly feedId: FeedId | null } | null;
  /** Null for whoever only watches. */
  readonly write: WritingActions | null;
}

interface WritingActions extends Pick<Writing, 'writeIn'>, Pick<WritingHand, 'markMoment'> {
  readonly openPanel: () => void;
}

/** Where keys have another use: typing, and lists that are open. A button keeps only the space bar for itself. */
const typing = 'input, textarea, select, [role="menu"], [role="listbox"], [role="dialog"], [contenteditable="true"]';

/** 1-9 change the picture, space the microphone, L the layout; four letters ask for permissions; the rest draws. */
export function useConsoleKeys(actions: ConsoleActions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTaken(event)) return;
      const act = actionOf(event.key, latest.current);
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

function isTaken({ altKey, ctrlKey, metaKey, repeat, target, key }: KeyboardEvent): boolean {
  if (altKey || ctrlKey || metaKey || repeat || !(target instanceof Element)) return true;
  return target.closest(typing) !== null || (key === ' ' && target.closest('button, a') !== null);
}

function actionOf(key: string, actions: ConsoleActions): (() => void) | null {
  const { choose, toggleVoice, togglePanel, toggleQuestion } = actions;
  if (/^[1-9]$/.test(key)) return () => choose(Number(key) - 1);
  if (key === ' ') return toggleVoice;
  if (key.toUpperCase() === 'P' && actions.point) return actions.point;
  if (key.toUpperCase() === 'F' && actions.freeze) return actions.freeze;
  const drawn = actions.draw && drawingActionOf(key, actions.draw);
  if (drawn) return drawn;
  const written = actions.write && writingActionOf(key, actions.write);
  if (written) return written;
  const asked = askKeys.find((question) => question.key === key.toUpperCase());
  if (asked && toggleQuestion) return () => toggleQuestion(asked.permission);
  return key.toLowerCase() === 'l' ? togglePanel : null;
}

function writingActionOf(key: string, { markMoment, writeIn, openPanel }: WritingActions): (() => void) | null {
  const open = (tab: 'notes' | 'chat') => () => {
    openPanel();
    writeIn(tab);
  };
  switch (key.toUpperCase()) {
    case 'K':
      return markMoment;
    case 'N':
      return open('notes');
    case 'S':
      return open('chat');
    default:
      return null;
  }
}

function drawingActionOf(key: string, { drawing, feedId }: NonNullable<ConsoleActions['draw']>): (() => void) | null {
  const letter = key.toUpperCase();
  const tool = letter === 'B' ? 'pen' : markTools.find((one) => one.key === letter)?.tool;
  if (tool) return () => drawing.take(tool);
  if (letter === 'T') return () => drawing.bindTo(drawing.boundTo === 'tissue' ? 'picture' : 'tissue');
  if (key === 'Escape' && (drawing.tool || drawing.isPointing)) return () => drawing.take(null);
  if (!feedId) return null;
  if (letter === 'Z') return () => drawing.undo(feedId);
  return letter === 'X' ? () => drawing.clearOwn(feedId) : null;
}
