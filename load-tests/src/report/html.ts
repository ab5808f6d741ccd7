import type { Words } from './words.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? '');

/** Both languages; the page shows the chosen one. */
export const bilingual = ({ zh, en }: Words, element = 'span'): string =>
  `<${element} lang="zh-CN">${escapeHtml(zh)}</${element}><${element} lang="en">${escapeHtml(en)}</${element}>`;
