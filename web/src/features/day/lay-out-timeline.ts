import { minutesPastHour } from '../../i18n/clock-time.ts';

interface Planned {
  readonly consultationId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** A place on the day's line. Offsets and heights are parts of the whole, 0 to 1; lanes stand side by side. */
export interface TimelineBlock {
  readonly consultationId: string;
  readonly top: number;
  readonly height: number;
  readonly lane: number;
  readonly lanes: number;
}

export interface Timeline {
  readonly hours: readonly { readonly moment: Date; readonly top: number }[];
  readonly blocks: readonly TimelineBlock[];
  readonly nowTop: number;
}

const hourMs = 3_600_000;
/** Fewer hours would make blocks grow and shrink from day to day. */
const fewestHours = 10;

/** Puts each block into the first lane that is free, and tells every block of a cluster how many lanes there are. */
function intoLanes(planned: readonly Planned[]): Map<string, { lane: number; lanes: number }> {
  const places = new Map<string, { lane: number; lanes: number }>();
  let cluster: { consultationId: string; lane: number }[] = [];
  let laneEnds: number[] = [];
  const closeCluster = () => {
    for (const { consultationId, lane } of cluster) places.set(consultationId, { lane, lanes: laneEnds.length });
    cluster = [];
    laneEnds = [];
  };
  for (const { consultationId, startsAt, endsAt } of planned) {
    if (laneEnds.every((end) => end <= startsAt.getTime())) closeCluster();
    const free = laneEnds.findIndex((end) => end <= startsAt.getTime());
    const lane = free === -1 ? laneEnds.length : free;
    laneEnds[lane] = endsAt.getTime();
    cluster.push({ consultationId, lane });
  }
  closeCluster();
  return places;
}

/** Lays a day out from the full hour before its first moment to the full hour after its last, `now` among them. */
export function layOutTimeline(consultations: readonly Planned[], now: Date, timeZone: string): Timeline {
  const planned = consultations.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  const moments = [now, ...planned.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])].map(Number);
  const first = new Date(Math.min(...moments));
  const from = first.getTime() - minutesPastHour(first, timeZone) * 60_000 - (first.getTime() % 60_000);
  const hourCount = Math.max(fewestHours, Math.ceil((Math.max(...moments) - from) / hourMs));
  const place = (moment: number) => (moment - from) / (hourCount * hourMs);
  const lanes = intoLanes(planned);
  return {
    hours: Array.from({ length: hourCount + 1 }, (_, index) => ({
      moment: new Date(from + index * hourMs),
      top: index / hourCount,
    })),
    blocks: planned.map(({ consultationId, startsAt, endsAt }) => ({
      consultationId,
      top: place(startsAt.getTime()),
      height: place(endsAt.getTime()) - place(startsAt.getTime()),
      ...(lanes.get(consultationId) ?? { lane: 0, lanes: 1 }),
    })),
    nowTop: place(now.getTime()),
  };
}
