import { Meter } from '@base-ui/react/meter';

const barCount = 5;

interface LevelMeterProps {
  /** Loudness: 0 is silence, 1 is full scale. */
  level: number;
  /** Whose sound it is, for a screen reader. */
  label: string;
  /** What the value means in words, for instance "silent" or "speaking". */
  valueText: string;
}

/** How loud a microphone or a voice is at this moment. Speaking is said in a word beside it; this only moves. */
export function LevelMeter({ level, label, valueText }: LevelMeterProps) {
  const lit = Math.round(Math.min(Math.max(level, 0), 1) * barCount);
  return (
    <Meter.Root
      aria-label={label}
      aria-valuetext={valueText}
      className="inline-flex h-3 items-center gap-0.5"
      max={barCount}
      value={lit}
    >
      {Array.from({ length: barCount }, (_, index) => index).map((index) => (
        <span key={index} className={`w-[3px] rounded-bar ${index < lit ? 'h-3 bg-live' : 'h-1 bg-line-strong'}`} />
      ))}
    </Meter.Root>
  );
}
