import type { ReactNode } from 'react';
import { PageFrame } from '../page-frame.tsx';
import { pageTitle, pageViewport } from '../page-title.ts';

export const generateMetadata = pageTitle;
export const viewport = pageViewport;

export default function Layout({ children }: { children: ReactNode }) {
  return <PageFrame theme="light">{children}</PageFrame>;
}
