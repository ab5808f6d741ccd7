import type { Page } from '@playwright/test';

/** Buttons and texts of the theatre's screen that gloves and two metres are too much for: below 64 px, below 20 px. */
export const smallerThanGloves = (screen: Page): Promise<string[]> =>
  screen.evaluate(() => {
    // What only a screen reader finds is a point.
    const isShown = (element: Element) => element.checkVisibility() && element.getBoundingClientRect().width > 1;
    const buttons = [...document.querySelectorAll('button, a[href]')].filter(isShown);
    const low = buttons.filter((button) => button.getBoundingClientRect().height < 64);
    const small: Element[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement;
      if (!parent || !isShown(parent) || !texts.currentNode.textContent?.trim()) continue;
      if (Number.parseFloat(getComputedStyle(parent).fontSize) < 20) small.push(parent);
    }
    return [...low, ...small].map((element) => element.outerHTML.slice(0, 160));
  });
