import { useEffect, useState } from 'react';
import { type LocalPictures, openersLocalPictures } from '../../shared/rig-device/local-pictures.ts';

/** The rig's window tells at once what changes in it; only its own coming and going has to be looked for. */
const lookEveryMs = 1_000;

/** The rig's own cameras while its window is open beside this one; null on another computer. */
export function useLocalPictures(): LocalPictures | null {
  const [pictures, setPictures] = useState<LocalPictures | null>(null);
  useEffect(() => {
    let source: ReturnType<typeof openersLocalPictures> = null;
    let unsubscribe = () => {};
    const read = () => {
      const current = source?.get();
      setPictures(current && current.size > 0 ? current : null);
    };
    const look = () => {
      // A reload of the rig's page brings another source, and its closing none: tracks die with their window.
      const found = openersLocalPictures();
      if (found === source) return;
      unsubscribe();
      source = found;
      unsubscribe = found?.subscribe(read) ?? (() => {});
      read();
    };
    look();
    const timer = setInterval(look, lookEveryMs);
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }, []);
  return pictures;
}
