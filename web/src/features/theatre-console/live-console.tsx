import type { FeedId } from '@scrubline/contract';
import { type ReactNode, useMemo, useState } from 'react';
import { CaptureTrouble } from '../../shared/capture/capture-trouble.tsx';
import { AllHearStrip } from '../../shared/command/all-hear-strip.tsx';
import { RemoteLiveBeside } from '../../shared/freeze/remote-live-beside.tsx';
import { type Freezing, useFreeze } from '../../shared/freeze/use-freeze.ts';
import type { MediaSession } from '../../shared/media/media-session.ts';
import { useWatchedFeeds } from '../../shared/media/use-live-room.ts';
import type { WatchedFeed } from '../../shared/media/watched-feeds.ts';
import { othersFeeds } from '../../shared/media/wish.ts';
import { LinkBanner } from '../../shared/room/link-banner.tsx';
import { useIsNarrow } from '../../shared/ui/use-is-narrow.ts';
import { RemoteVoices } from '../../shared/voice/remote-voices.tsx';
import { CameraPad } from './camera-pad.tsx';
import { ConsoleHeader } from './console-header.tsx';
import type { ConsoleProps } from './console-props.ts';
import { Filmstrip } from './filmstrip.tsx';
import { SidePanel } from './side-panel.tsx';
import { Stage } from './stage.tsx';
import { inOrder, type PictureFeed } from './staged-picture.ts';
import { ToolRail } from './tool-rail.tsx';
import { useConsoleKeys } from './use-console-keys.ts';
import { useDrawing } from './use-drawing.ts';
import { useStage } from './use-stage.ts';
import { useWriting } from './use-writing.ts';
import { VoiceBar } from './voice-bar.tsx';

/** The console while one is inside: one stage, a filmstrip, the side column, the voice bar. */
export function LiveConsole(props: ConsoleProps) {
  const { consultation, devices, live, maySpeak, voice, standing } = props;
  const { view, media, room } = live;
  const watched = useWatchedFeeds(media);
  const feeds = useMemo(() => (view ? othersFeeds(view) : []), [view]);
  const pictures = useMemo(() => inOrder(feeds), [feeds]);
  const voices = useMemo(() => [...watched.values()].filter(({ track }) => track.kind === 'audio'), [watched]);
  const [panelOpen, setPanelOpen] = useState(true);
  const freezing = useFreeze(live);
  const { staged, choose } = useStage(pictures, freezing.freeze);
  const drawing = useDrawing(live);
  const stagedId = staged?.feed.feedId ?? null;
  const writing = useWriting(live, { feedId: stagedId, frameNow: freezing.frameNow });
  useConsoleKeys({
    choose,
    toggleVoice: voice.toggle,
    togglePanel: () => setPanelOpen(!panelOpen),
    toggleQuestion: maySpeak ? standing.toggleQuestion : null,
    freeze: freezing.release ?? freezing.hold,
    point: standing.of('point') === 'may' ? () => drawing.take('point') : null,
    draw: standing.of('annotate') === 'may' ? { drawing, feedId: stagedId } : null,
    write: writing.hand && { ...writing, ...writing.hand, openPanel: () => setPanelOpen(true) },
  });
  const isNarrow = useIsNarrow();
  if (!view) return null;
  // Beside the stage where there is a column, else under it: the live picture of what is frozen is always there.
  const hasColumn = panelOpen && !isNarrow;
  const beside = besideOf({ freezing, staged, watched, media, place: hasColumn ? 'column' : 'filmstrip' });
  return (
    <div className="flex h-dvh flex-col overflow-hidden bg-page max-tablet:h-auto max-tablet:min-h-dvh max-tablet:overflow-visible">
      <LiveHeader {...props} />
      <LinkBanner connection={live.connection} media={view.media} />
      <div className="flex min-h-0 flex-1 max-tablet:flex-col">
        <ToolRail {...props} {...{ drawing, freezing, panelOpen }} feedId={stagedId} onPanel={setPanelOpen} />
        <main className="flex min-w-0 flex-1 flex-col max-tablet:order-1">
          <Stage
            {...{ drawing, freezing, live, media }}
            picture={staged}
            timeZone={consultation.timeZone}
            watched={staged && (watched.get(staged.feed.feedId) ?? null)}
          />
          <div className="flex h-34 shrink-0 border-line border-t bg-panel max-tablet:h-auto max-tablet:flex-col-reverse">
            <Filmstrip
              {...{ choose, devices, media, pictures, staged, watched }}
              beside={hasColumn ? null : beside}
              isFaceSent={standing.of('publish:face') === 'may'}
            />
            {staged && standing.of('control-camera') === 'may' && (
              <CameraPad feed={staged.feed} key={staged.feed.feedId} live={live} />
            )}
          </div>
        </main>
        {panelOpen && (
          <SidePanel
            {...{ maySpeak, media, room, standing, view, writing }}
            beside={hasColumn ? beside : null}
            timeZone={consultation.timeZone}
          />
        )}
      </div>
      <RemoteVoices feeds={voices} live={live} />
      <CaptureTrouble capture={devices.microphone} of="microphone" size="compact" />
      <CaptureTrouble capture={devices.camera} of="camera" size="compact" />
      <VoiceBar {...props} {...{ view, voices, writing }} onPanel={setPanelOpen} />
    </div>
  );
}

function LiveHeader({ consultation, live, maySpeak, devices }: ConsoleProps) {
  const { view, command } = live;
  return (
    <ConsoleHeader consultation={consultation}>
      {command.allHear && (
        <AllHearStrip
          microphoneWorks={maySpeak ? devices.microphone.state.status === 'live' : null}
          self={view?.participants.get(view.self) ?? null}
          size="desk"
        />
      )}
    </ConsoleHeader>
  );
}

interface Beside {
  readonly freezing: Freezing;
  readonly staged: PictureFeed | null;
  readonly watched: ReadonlyMap<FeedId, WatchedFeed>;
  readonly media: MediaSession | null;
  readonly place: 'column' | 'filmstrip';
}

/** Null while the stage itself is live. */
function besideOf({ freezing, staged, watched, media, place }: Beside): ReactNode {
  if (!freezing.freeze || !staged) return null;
  return <RemoteLiveBeside {...staged} media={media} place={place} watched={watched.get(staged.feed.feedId) ?? null} />;
}
