import { useTranslations } from 'next-intl';
import { KeyCap } from '../../shared/ui/key-cap.tsx';
import { askKeys } from './ask-keys.ts';
import { markTools } from './drawing-tools.tsx';

const shortcuts = [
  { keys: '1–9', does: 'choosePicture' },
  { keys: 'Space', does: 'microphone' },
  { keys: 'L', does: 'panel' },
] as const;
const drawing = [
  ...markTools.map(({ tool, key }) => ({ keys: key, does: tool })),
  { keys: 'T', does: 'followTissue' },
  { keys: 'Z', does: 'undo' },
  { keys: 'X', does: 'clearOwn' },
  { keys: 'Esc', does: 'putDown' },
] as const;
const cameraKeys = [{ keys: '← → ↑ ↓ + −', does: 'moveCamera' }] as const;
const writing = [
  { keys: 'K', does: 'markMoment' },
  { keys: 'N', does: 'writeNote' },
  { keys: 'S', does: 'messages' },
] as const;
const questions = askKeys.map(({ permission, key }) => ({ keys: key, does: permission }));

/** @param asks whether one can ask the theatre for permissions */
export function ShortcutList({ asks }: { asks: boolean }) {
  const t = useTranslations('Shortcut');
  return (
    <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-3 text-14">
      {[...shortcuts, ...(asks ? [...questions, ...drawing, ...cameraKeys, ...writing] : [])].map(({ keys, does }) => (
        <div className="contents" key={does}>
          <dt>
            <KeyCap>{keys === 'Space' ? t('space') : keys}</KeyCap>
          </dt>
          <dd>{t(does)}</dd>
        </div>
      ))}
    </dl>
  );
}
