import { useEffect, useRef } from 'react';
import type { TheatreCommand } from '../../shared/command/use-theatre-command.ts';

/** Keys and foot pedals: Escape takes back control, M mutes everybody, H lets everybody hear. */
export function useCommandKeys(command: TheatreCommand, allHear: boolean): void {
  const latest = useRef({ command, allHear });
  latest.current = { command, allHear };
  useEffect(() => {
    const onKey = ({ key, altKey, ctrlKey, metaKey, repeat, target }: KeyboardEvent) => {
      // In a sheet Escape closes the sheet.
      const inSheet = target instanceof Element && target.closest('[role="dialog"]') !== null;
      if (altKey || ctrlKey || metaKey || repeat || inSheet) return;
      const { command: acts, allHear: on } = latest.current;
      if (key === 'Escape') acts.takeBackControl();
      if (key.toLowerCase() === 'm') acts.muteAll();
      if (key.toLowerCase() === 'h') acts.setAllHear(!on);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
