import type { CameraSource, Feed, FeedId, ParticipantId } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AttendeeList } from '../../shared/command/attendee-list.tsx';
import { CommandNotes } from '../../shared/command/command-notes.tsx';
import { TakeBackButton } from '../../shared/command/take-back-button.tsx';
import type { TheatreCommand } from '../../shared/command/use-theatre-command.ts';
import type { LiveRoomHandle } from '../../shared/media/use-live-room.ts';
import type { WatchedFeed } from '../../shared/media/watched-feeds.ts';
import { loudnessOf } from '../../shared/voice/loudness.ts';
import { speakingLevel, useVoiceLevels } from '../../shared/voice/use-voice-levels.ts';
import { FaceTile } from './face-tile.tsx';
import { LatestMessages } from './latest-messages.tsx';
import { NameTile } from './person-tile.tsx';
import { SourceQuestions } from './source-questions.tsx';

interface ScreenSideProps {
  /** Of the pictures that the theatre has, which one it looks at. */
  sources: readonly CameraSource[];
  onShow: (source: CameraSource) => void;
  live: LiveRoomHandle;
  command: TheatreCommand;
  watched: ReadonlyMap<FeedId, WatchedFeed>;
  voices: readonly WatchedFeed[];
  timeZone: string;
  /** What stands above all. */
  children: ReactNode;
}

/** The people at the other end: faces, who speaks, who may do what, what they ask; and the way to take it all back. */
export function ScreenSide(props: ScreenSideProps) {
  const { live, command, watched, voices, sources, onShow, timeZone, children } = props;
  const { view, media } = live;
  const t = useTranslations('TheatreScreen');
  const levels = useVoiceLevels(voices);
  const feeds = view ? [...view.feeds.values()] : [];
  const faces = feeds.filter(isFace);
  const unseen = [...(view?.participants.values() ?? [])].filter(
    ({ participantId, role, presence }) =>
      role === 'specialist' &&
      presence.phase === 'present' &&
      faces.every((feed) => feed.participantId !== participantId),
  );
  const speaks = (participantId: ParticipantId) =>
    feeds.some(
      ({ feedId, participantId: owner }) =>
        view !== null &&
        owner === participantId &&
        (levels.get(feedId) ?? 0) > speakingLevel &&
        loudnessOf(feedId, view, live.command.allHear) > 0,
    );
  return (
    <aside className="flex min-h-0 flex-col gap-4 border-line border-l bg-panel p-4">
      {children}
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto">
        {faces.length + unseen.length === 0 && (
          <p className="grid min-h-60 place-items-center rounded-panel border border-line-strong border-dashed p-6 text-center text-ink-2">
            {t(view ? 'nobodyYet' : 'notConnectedYet')}
          </p>
        )}
        <div className={faces.length > 1 ? 'grid grid-cols-2 gap-3' : 'flex flex-col'}>
          {faces.map((feed) => (
            <FaceTile
              compact={faces.length > 1}
              feed={feed}
              key={feed.feedId}
              media={media}
              participant={view?.participants.get(feed.participantId) ?? null}
              speaking={speaks(feed.participantId)}
              watched={watched.get(feed.feedId) ?? null}
            />
          ))}
        </div>
        {unseen.map((participant) => (
          <NameTile
            key={participant.participantId}
            participant={participant}
            speaking={speaks(participant.participantId)}
          />
        ))}
        {view && (
          <div className="rounded-panel border border-line px-4 py-2">
            <SourceQuestions command={command} onShow={onShow} sources={sources} view={view} />
            <AttendeeList command={command} size="theatre" view={view} />
          </div>
        )}
      </div>
      {view && <LatestMessages timeZone={timeZone} view={view} />}
      <CommandNotes live={live} size="theatre" trouble={command.trouble} />
      <TakeBackButton onTakeBack={command.takeBackControl} size="theatre" view={view} />
    </aside>
  );
}

const isFace = ({ content }: Feed): boolean => content.kind === 'picture' && content.cameraSource === 'face';
