import type { Feed, FeedId, ParticipantId } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import type { LiveRoomHandle } from '../../shared/media/use-live-room.ts';
import type { WatchedFeed } from '../../shared/media/watched-feeds.ts';
import { AdmissionRequests } from '../../shared/room/admission-requests.tsx';
import { PeopleList } from '../../shared/room/people-list.tsx';
import { speakingLevel, useVoiceLevels } from '../../shared/voice/use-voice-levels.ts';
import { FaceTile } from './face-tile.tsx';
import { NameTile } from './person-tile.tsx';

interface ScreenSideProps {
  live: LiveRoomHandle;
  watched: ReadonlyMap<FeedId, WatchedFeed>;
  voices: readonly WatchedFeed[];
}

/** The people at the other end: faces, who speaks, who asks to come in. */
export function ScreenSide({ live: { view, media, room }, watched, voices }: ScreenSideProps) {
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
    feeds.some((feed) => feed.participantId === participantId && (levels.get(feed.feedId) ?? 0) > speakingLevel);
  return (
    <aside className="flex min-h-0 flex-col gap-4 overflow-y-auto border-line border-l bg-panel p-4">
      {faces.length + unseen.length === 0 && (
        <p className="grid min-h-60 place-items-center rounded-panel border border-line-strong border-dashed p-6 text-center text-ink-2">
          {t('nobodyYet')}
        </p>
      )}
      {faces.map((feed) => (
        <FaceTile
          feed={feed}
          key={feed.feedId}
          media={media}
          participant={view?.participants.get(feed.participantId) ?? null}
          speaking={speaks(feed.participantId)}
          watched={watched.get(feed.feedId) ?? null}
        />
      ))}
      {unseen.map((participant) => (
        <NameTile
          key={participant.participantId}
          participant={participant}
          speaking={speaks(participant.participantId)}
        />
      ))}
      {view && room && <AdmissionRequests ask={room.ask} view={view} />}
      <section aria-label={t('people')} className="mt-auto rounded-panel border border-line px-4 py-2">
        {view && <PeopleList size="theatre" view={view} />}
      </section>
    </aside>
  );
}

const isFace = ({ content }: Feed): boolean => content.kind === 'picture' && content.cameraSource === 'face';
