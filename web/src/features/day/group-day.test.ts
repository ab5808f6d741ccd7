import type { ConsultationOfPerson } from '@scrubline/database';
import { describe, expect, test } from 'vitest';
import { groupDay, standingOf } from './group-day.ts';

const everywhere = () => true;
const at = (clock: string) => new Date(`2026-03-12T${clock}:00+08:00`);

function consultation(id: string, times: Partial<ConsultationOfPerson> = {}): ConsultationOfPerson {
  return {
    consultationId: id,
    kind: 'theatre',
    title: { zh: '腹腔镜胆囊切除术', en: 'Laparoscopic cholecystectomy' },
    surgeonName: '罗峰',
    startsAt: at('08:30'),
    endsAt: at('11:50'),
    startedAt: null,
    endedAt: null,
    site: { zh: '云溪县人民医院', en: 'Yunxi County Hospital' },
    theatre: { zh: '1 号手术间', en: 'Theatre 1' },
    timeZone: 'Asia/Shanghai',
    theatrePaired: true,
    demonstration: true,
    part: 'lead',
    patient: { nameMasked: '何*强', sex: 'male', ageYears: 44 },
    ...times,
  };
}

describe('where a consultation stands', () => {
  test('more than half an hour ahead it is later, and says when it opens', () => {
    expect(standingOf(consultation('a'), at('07:59'))).toEqual({
      phase: 'later',
      plannedMinutes: 200,
      opensAt: at('08:00'),
    });
  });

  test('from half an hour ahead it is soon, counting up to a full minute', () => {
    expect(standingOf(consultation('a'), at('08:00'))).toEqual({ phase: 'soon', minutesToStart: 30 });
    const almost = new Date(at('08:30').getTime() - 1000);
    expect(standingOf(consultation('a'), almost)).toEqual({ phase: 'soon', minutesToStart: 1 });
  });

  test('past its planned start and not begun it is late, even past its planned end', () => {
    expect(standingOf(consultation('a'), at('08:30'))).toEqual({ phase: 'late', minutesLate: 0 });
    expect(standingOf(consultation('a'), at('13:49'))).toEqual({ phase: 'late', minutesLate: 319 });
    expect(standingOf(consultation('a'), at('13:50'))).toEqual({ phase: 'not-started' });
  });

  test('once begun it runs until it is ended, however long that takes', () => {
    const begun = consultation('a', { startedAt: at('08:41') });
    expect(standingOf(begun, at('19:41'))).toEqual({ phase: 'running', minutesSinceStart: 660 });
    expect(standingOf({ ...begun, endedAt: at('12:02') }, at('19:41'))).toEqual({
      phase: 'finished',
      endedAt: at('12:02'),
    });
  });
});

describe('the day in its three groups', () => {
  test('each consultation stands in exactly one group, in the order of its planned start', () => {
    const { now, next, done } = groupDay(
      [
        consultation('afternoon', { startsAt: at('14:30'), endsAt: at('15:40') }),
        consultation('soon', { startsAt: at('08:30') }),
        consultation('over', { startsAt: at('07:40'), endsAt: at('08:00'), endedAt: at('07:58') }),
        consultation('running', { startsAt: at('08:00'), startedAt: at('08:04') }),
        consultation('noon', { startsAt: at('12:00'), endsAt: at('12:30') }),
      ],
      at('08:22'),
      everywhere,
    );
    const ids = (rows: typeof now) => rows.map((row) => row.consultation.consultationId);
    expect(ids(now)).toEqual(['running', 'soon']);
    expect(ids(next)).toEqual(['noon', 'afternoon']);
    expect(ids(done)).toEqual(['over']);
  });

  test('a theatre can be entered from half an hour ahead until somebody ends it', () => {
    const mayEnter = (row: ConsultationOfPerson, clock: string) =>
      Object.values(groupDay([row], at(clock), everywhere))
        .flat()
        .map((placed) => placed.mayEnter);
    expect(mayEnter(consultation('a'), '07:59')).toEqual([false]);
    expect(mayEnter(consultation('a'), '08:00')).toEqual([true]);
    expect(mayEnter(consultation('a'), '23:00')).toEqual([true]);
    expect(mayEnter(consultation('a', { endedAt: at('11:00') }), '11:01')).toEqual([false]);
    expect(mayEnter(consultation('a', { kind: 'reading' }), '08:31')).toEqual([false]);
  });

  test('somebody without a place in the room is not offered a way in', () => {
    const { now } = groupDay([consultation('a')], at('08:22'), () => false);
    expect(now.map((row) => row.mayEnter)).toEqual([false]);
  });

  test('an empty day has three empty groups', () => {
    expect(groupDay([], at('08:22'), everywhere)).toEqual({ now: [], next: [], done: [] });
  });
});
