'use client';

import words from '../../messages/global-error.json' with { type: 'json' };
import { Button } from '../shared/ui/button.tsx';
import './global.css';

/** When not even the frame of a page can be drawn. Nobody knows then which language was chosen, so it speaks both. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  const [first] = words;
  return (
    <html data-theme="light" lang={first?.language}>
      <body>
        <title>{first?.title}</title>
        <main className="mx-auto flex min-h-dvh max-w-120 flex-col justify-center gap-10 px-6">
          {words.map(({ language, title, happened, next, tryAgain }) => (
            <section key={language} lang={language}>
              <h1 className="font-medium text-24">{title}</h1>
              <p className="mt-2 text-16 text-ink-2">{happened}</p>
              <p className="mt-1 mb-4 text-16 text-ink-2">{next}</p>
              <Button onClick={retry} size="touch">
                {tryAgain}
              </Button>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
