import { useEffect, useState } from 'react';
import { type LocalPictures, openersLocalPictures } from '../../shared/rig-device/local-pictures.ts';

/** The rig's own cameras while its window is open beside this one; null on another computer. */
export function useLocalPictures(): LocalPictures | null {
  const [pictures, setPictures] = useState<LocalPictures | null>(null);
  useEffect(() => {
    const source = openersLocalPictures();
    if (!source) return;
    const follow = () => {
      // Tracks die with the window that opened them; then the pictures come through the SFU.
      const current = window.opener?.closed ? null : source.get();
      setPictures(current && current.size > 0 ? current : null);
    };
    follow();
    return source.subscribe(follow);
  }, []);
  return pictures;
}
