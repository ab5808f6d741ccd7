import type { PersonToSave, Site, StaffRole, schema, Theatre } from '@scrubline/database';

// Everything here is invented: places, people, patients. No site of this name takes part in anything.
const timeZone = 'Asia/Shanghai';

export const demonstrationSites: readonly Site[] = [
  { siteId: 'demo-jiangzhou', name: { zh: '江州市第一医院', en: 'Jiangzhou First Hospital' }, timeZone },
  { siteId: 'demo-dongling', name: { zh: '东岭县人民医院', en: 'Dongling County Hospital' }, timeZone },
  { siteId: 'demo-yunxi', name: { zh: '云溪县人民医院', en: 'Yunxi County Hospital' }, timeZone },
];

const theatre = (theatreId: string, siteId: string, number: number): Theatre => ({
  theatreId,
  siteId,
  name: { zh: `${number} 号手术间`, en: `Theatre ${number}` },
});

export const demonstrationTheatres = {
  dongling1: theatre('demo-dongling-1', 'demo-dongling', 1),
  dongling2: theatre('demo-dongling-2', 'demo-dongling', 2),
  yunxi1: theatre('demo-yunxi-1', 'demo-yunxi', 1),
};

export type DemonstrationPerson = Omit<PersonToSave, 'passwordHash'>;

const person = (
  role: StaffRole,
  [familyName, givenName, latinName]: readonly [string, string, string],
  siteId: string,
  [zh, en]: readonly [string, string],
): DemonstrationPerson => {
  const handle = latinName.toLowerCase().replace(' ', '.');
  return {
    userId: `demo-${handle.replace('.', '-')}`,
    email: `${handle}@scrubline.example`,
    role,
    familyName,
    givenName,
    latinName,
    siteId,
    department: { zh, en },
  };
};

const gastrointestinal = ['胃肠外科', 'Gastrointestinal Surgery'] as const;

export const demonstrationPeople = {
  gu: person('specialist', ['顾', '明远', 'Gu Mingyuan'], 'demo-jiangzhou', gastrointestinal),
  xu: person('specialist', ['许', '婉', 'Xu Wan'], 'demo-jiangzhou', gastrointestinal),
  shen: person('observer', ['沈', '一诺', 'Shen Yinuo'], 'demo-jiangzhou', gastrointestinal),
  wu: person('assistant-doctor', ['吴', '倩', 'Wu Qian'], 'demo-jiangzhou', ['互联网门诊', 'Internet Clinic']),
  he: person('pharmacist', ['何', '静', 'He Jing'], 'demo-jiangzhou', ['药学部', 'Pharmacy']),
  li: person('coordinator', ['李', '伟', 'Li Wei'], 'demo-dongling', ['设备科', 'Medical Equipment']),
  zheng: person('administrator', ['郑', '凯', 'Zheng Kai'], 'demo-jiangzhou', ['信息科', 'Information Technology']),
};

const patient = (id: string, familyName: string, givenName: string, sex: 'male' | 'female', birthDate: string) =>
  ({
    id: `demo-${id}`,
    familyName,
    givenName,
    sex,
    birthDate,
    fictional: true,
  }) satisfies typeof schema.patient.$inferInsert;

export const demonstrationPatients = {
  gastrectomy: patient('patient-1', '周', '国栋', 'male', '1962-08-20'),
  cholecystectomy: patient('patient-2', '何', '志强', 'male', '1981-04-02'),
  colectomy: patient('patient-3', '冯', '桂英', 'female', '1953-11-30'),
};
