import { type Words, words } from './words.ts';

/** What the report says about a scenario besides its numbers. */
export interface ScenarioWords {
  readonly title: Words;
  readonly setting: Words;
  readonly reading: Words;
  readonly metrics: Readonly<Record<string, Words>>;
}

const pictureAge: ScenarioWords = {
  title: words('画面延迟', 'Age of the picture'),
  setting: words(
    '两个真实的 Chromium 浏览器：手术间一端播放带时间码的模型内镜画面（1280×720，30 帧/秒），专家一端观看。两端时钟相差 5 秒，如同两家医院的电脑。先经本产品传输，再由浏览器直连，轮流进行：直连是这台机器能做到的最小延迟。',
    'Two real Chromium browsers: the theatre’s end shows the drawn endoscope with a timecode (1280×720, 30 pictures a second), the specialist’s end watches. Their clocks are 5 seconds apart, as two hospitals’ computers are. The picture goes through the product and directly from browser to browser in turn: the direct way is the least delay that this machine can have.',
  ),
  reading: words(
    '延迟从采集一帧算起，到专家屏幕呈现这一帧为止，不含摄像头、采集卡和显示器自身的延迟。“增加的延迟”是本产品与直连之差，也就是服务器和页面占用的时间；医院之间线路的往返时延另计，请将专线单程时延与之相加。',
    'Age runs from the capture of a picture to its presentation at the specialist’s end, without the delays inside camera, capture card and display. “Added” is the difference between the product and the direct way: the time that server and pages take. The line between the hospitals comes on top: add its one-way delay.',
  ),
  metrics: {
    addedAgeP50Ms: words('增加的延迟，中位数', 'Added age, median'),
    addedAgeP95Ms: words('增加的延迟，95% 的画面不超过', 'Added age, 95 of 100 pictures'),
    ageWithin10MsShare: words(
      '屏幕所示延迟与实际相差 10 ms 以内的画面',
      'Pictures whose shown age is within 10 ms of the true one',
    ),
    framesCompared: words('比较过的画面数', 'Pictures compared'),
    pictureAgeP50Ms: words('画面延迟，中位数', 'Age of the picture, median'),
    pictureAgeP95Ms: words('画面延迟，95% 的画面不超过', 'Age of the picture, 95 of 100 pictures'),
    unsureShare: words('页面说明“无法得知延迟”的画面', 'Pictures whose age the page says it cannot know'),
  },
};

const firstPicture: ScenarioWords = {
  title: words('首帧时间', 'Time to the first picture'),
  setting: words(
    '手术间已在传输画面。专家打开会诊页面，按“进入”，直到屏幕上出现第一帧内镜画面；随后离开，反复多次。',
    'The theatre is already sending. The specialist opens the consultation, presses “join”, and waits for the first picture of the endoscope; then leaves, and does it again.',
  ),
  reading: words(
    '包括取得入场凭证、建立信令连接、媒体协商、加密握手和第一个关键帧。每一步至少需要一次往返，因此往返时延较长的线路会按其数倍增加；这里两端在同一台机器上。',
    'It holds the ticket, the signaling connection, the media negotiation, the encryption handshake and the first key frame. Each step takes at least one round trip, so that a long line adds several of its round trips; here both ends are on one machine.',
  ),
  metrics: {
    firstPictureP50Ms: words('首帧时间，中位数', 'Time to the first picture, median'),
    firstPictureP95Ms: words('首帧时间，95% 不超过', 'Time to the first picture, 95 of 100 joins'),
    joins: words('进入次数', 'Joins'),
    blackTiles: words('没有画面或首帧为黑屏的次数', 'Joins without a picture, or with a black first one'),
  },
};

export const scenarioWords: Readonly<Record<string, ScenarioWords>> = {
  'picture-age': pictureAge,
  'first-picture': firstPicture,
};
