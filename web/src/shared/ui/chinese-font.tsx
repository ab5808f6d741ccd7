'use client';

import { useEffect } from 'react';

/**
 * Machines without a Chinese font of their own get one from us, after the page stands: the list of its 101 slices is too
 * heavy to hold up a first picture, and a browser that has PingFang or Noto never downloads a slice.
 */
export function ChineseFont() {
  useEffect(() => {
    void import('@fontsource-variable/noto-sans-sc/wght.css');
  }, []);
  return null;
}
