import { useEffect } from 'react';
import { ChecklistButton } from '../../shared/case/checklist-button.tsx';
import { CommandButtons } from '../../shared/command/command-buttons.tsx';
import { useTheatreCommand } from '../../shared/command/use-theatre-command.ts';
import { shownStrokes } from '../../shared/drawing/shown-strokes.ts';
import { usePointers } from '../../shared/drawing/use-pointers.ts';
import { useStrokePreviews } from '../../shared/drawing/use-stroke-previews.ts';
import { useFreeze } from '../../shared/freeze/use-freeze.ts';
import { isLinkAway, useLiveRoom } from '../../shared/media/use-live-room.ts';
import { fetchDeviceTicket } from '../../shared/rig-device/rig-requests.ts';
import type { PairedDevice } from '../../shared/rig-device/use-device.ts';
import { EntryTrouble } from '../../shared/room/entry-trouble.tsx';
import { LinkBanner } from '../../shared/room/link-banner.tsx';
import { useDepartureNotices } from '../../shared/room/use-departure-notices.ts';
import { useEntryRetry } from '../../shared/room/use-entry-retry.ts';
import { RemoteVoices } from '../../shared/voice/remote-voices.tsx';
import { CameraMoving } from './camera-moving.tsx';
import { ClearDrawings } from './clear-drawings.tsx';
import { FreezeButton } from './freeze-button.tsx';
import { FrozenBeside } from './frozen-beside.tsx';
import { PedalStrip } from './pedal-strip.tsx';
import { ScreenEnded } from './screen-ended.tsx';
import { ScreenHeader } from './screen-header.tsx';
import { ScreenSide } from './screen-side.tsx';
import { ScreenStage } from './screen-stage.tsx';
import { SeenAge } from './seen-age.tsx';
import { SourceButtons } from './source-buttons.tsx';
import { useLocalPictures } from './use-local-pictures.ts';
import { useScreenFeeds } from './use-screen-feeds.ts';
import { useScreenSource } from './use-screen-source.ts';

export interface ScreenLiveProps {
  device: PairedDevice;
  consultation: PairedDevice['today']['consultations'][number];
  /** Back to the list; null while the rig on this computer decides what is shown. */
  onLeave: (() => void) | null;
}

/** The theatre screen in an operation: the local picture, the specialist's face and voice, and who may come in. */
export function ScreenLive({ device, consultation, onLeave }: ScreenLiveProps) {
  const { consultationId } = consultation;
  const live = useLiveRoom(() => fetchDeviceTicket(device.identity, { consultationId, as: 'theatre-screen' }));
  const { join, view, media } = live;
  useEffect(join, [join]);
  useEntryRetry(live);

  const command = useTheatreCommand(live);
  useDepartureNotices(view, 'theatre');

  const local = useLocalPictures();
  const { watched, voices, rigFeeds } = useScreenFeeds(live, local !== null);
  const freezing = useFreeze(live);
  const sources = [...(local ?? rigFeeds).keys()];
  const { source, choose, chooseNext } = useScreenSource(sources, freezing.freeze);

  const feed = source ? (rigFeeds.get(source) ?? null) : null;
  const localTrack = source ? (local?.get(source) ?? null) : null;
  const previews = useStrokePreviews(live);
  const pointers = usePointers(live, feed?.feedId ?? null);
  const moving = <CameraMoving feedId={feed?.feedId ?? null} live={live} />;
  const strokes = view && feed ? shownStrokes(view, previews, feed.feedId) : [];

  if (live.connection.phase === 'ended') {
    return <ScreenEnded onEnter={join} onLeave={onLeave} reason={live.connection.reason} />;
  }
  return (
    <div className="grid h-dvh grid-cols-[1fr_464px] grid-rows-[72px_1fr] overflow-hidden bg-page text-20 max-wide:h-auto max-wide:min-h-dvh max-wide:grid-cols-1 max-wide:grid-rows-none">
      <ScreenHeader consultation={consultation} device={device} live={live} onLeave={onLeave} />
      <main className="flex min-h-0 min-w-0 flex-col">
        <EntryTrouble live={live} size="theatre" />
        <LinkBanner connection={live.connection} media={view?.media} size="theatre" />
        <RemoteVoices feeds={voices} live={live} size="theatre" />
        <ScreenStage
          feed={feed}
          freezing={freezing}
          live={live}
          local={localTrack}
          seenAge={
            <>
              <SeenAge feed={feed} media={media} view={view} />
              {moving}
            </>
          }
          source={source}
          pointers={pointers}
          strokes={strokes}
          timeZone={device.today.timeZone}
          watched={watched}
        />
        <SourceButtons chosen={source} onChoose={choose} sources={sources}>
          <FreezeButton freezing={freezing} />
          <ChecklistButton live={live} size="theatre" timeZone={device.today.timeZone} />
          {feed && strokes.length > 0 && <ClearDrawings onClear={() => command.clearDrawings(feed.feedId)} />}
          <CommandButtons
            allHear={live.command.allHear}
            command={command}
            disabled={view === null}
            linkAway={isLinkAway(live)}
            size="theatre"
          />
        </SourceButtons>
        <PedalStrip
          acts={{
            'take-back-control': command.takeBackControl,
            'mute-all': command.muteAll,
            'switch-all-hear': () => command.setAllHear(!live.command.allHear),
            'switch-freeze': () => (freezing.release ?? freezing.hold)?.(),
            'clear-drawings': () => feed && strokes.length > 0 && command.clearDrawings(feed.feedId),
            'next-source': chooseNext,
          }}
        />
      </main>
      <ScreenSide {...{ command, live, sources, voices, watched }} onShow={choose} timeZone={device.today.timeZone}>
        <FrozenBeside {...{ feed, freezing, media, watched }} local={localTrack}>
          {moving}
        </FrozenBeside>
      </ScreenSide>
    </div>
  );
}
