import { type Words, words } from './words.ts';

/** What the report says about a scenario besides its numbers. */
export interface ScenarioWords {
  readonly title: Words;
  readonly setting: Words;
  readonly reading: Words;
  readonly metrics: Readonly<Record<string, Words>>;
  /** What the floor is, over its column; “direct” when nothing is said. */
  readonly floor?: Words;
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

const fanOut: ScenarioWords = {
  title: words('一路画面分发给二十人', 'One picture to twenty viewers'),
  floor: words('最小程序', 'Least program'),
  setting: words(
    '一个程序经本产品的信令进入房间，以 2 Mbps 发送一路画面（每秒 30 帧，每帧 7 个数据包连续发出），另有 20 个参与者接收；加密与浏览器相同，但没有浏览器。参与者在同一台机器的另一个网络空间里，经一对虚拟网线与服务器相连。同样的数据包再交给一个最小程序：收到一个包，用 AES-128-GCM 加密 20 份并发出。两者轮流运行。参与者不回传带宽估计。',
    'One program enters a room through the product’s signaling and sends a picture at 2 Mbps (30 pictures a second, the 7 packets of each at once); 20 others receive it, encrypted as browsers do, but without browsers. They live in a network namespace of the same machine, behind a pair of virtual Ethernet ends. In turn the same packets go to a least program, which encrypts 20 copies of each with AES-128-GCM and sends them. The participants send no bandwidth feedback.',
  ),
  reading: words(
    '“倍数”说明媒体服务比绝对必要的多用了多少。处理器时间含内核发送数据包的时间，在不抓包时测得；停留时间由内核在网线上为每个数据包记下的时刻算出。估算一台服务器能承载多少路画面，请用每 1000 个数据包的处理器时间乘以您的码率与人数。',
    'The ratios tell how much more the media worker uses than it must. Processor time holds the kernel’s own for sending and is measured while nothing is captured; the time in the server comes from the moments at which the kernel saw each packet on the wire. To size a server, multiply the processor time for 1000 packets by your bit rate and your viewers.',
  ),
  metrics: {
    cpuRatioToFloor: words(
      '媒体服务的处理器时间，与最小程序之比',
      'Processor time of the media worker, to the least program',
    ),
    residenceP99RatioToFloor: words(
      '服务器内停留时间（99%），与最小程序之比',
      'Time in the server, 99 of 100 copies, to the least program',
    ),
    signalingShareOfWorkerCpu: words(
      '信令的处理器时间，占媒体服务的',
      'Processor time of signaling, of the media worker’s',
    ),
    mediaServerNodeShareOfWorkerCpu: words(
      '媒体服务器 Node 进程的处理器时间，占媒体服务的',
      'Processor time of the media-server’s Node process, of the media worker’s',
    ),
    cpuPer1000PacketsMs: words('每转发 1000 个数据包的处理器时间', 'Processor time for 1000 forwarded packets'),
    residenceP50Ms: words('服务器内停留时间，中位数', 'Time in the server, median'),
    residenceP99Ms: words('服务器内停留时间，99% 不超过', 'Time in the server, 99 of 100 copies'),
    subscribers: words('接收者人数', 'Viewers'),
    pairs: words('对照次数', 'Pairs of runs'),
    separateHosts: words(
      '参与者是否在另一个网络空间（1 是，0 否）',
      'Participants in a network namespace of their own (1 yes, 0 no)',
    ),
  },
};

const fourCameras: ScenarioWords = {
  title: words('四路画面，两位专家', 'Four pictures, two specialists'),
  setting: words(
    '手术间一端打开四个摄像头（640×360，15 帧/秒）：内镜、术野、全景、监护仪；两位专家同时观看全部画面。编码、服务器和八个画面的显示都在同一台机器上。',
    'The theatre’s end opens four cameras (640×360, 15 pictures a second): endoscope, field, room and monitor. Two specialists watch all of them. Encoding, servers and the showing of eight pictures share one machine.',
  ),
  reading: words(
    '每秒呈现的帧数由专家的浏览器逐帧计数。真实的手术间里，编码和观看各有自己的电脑，余量更大。',
    'The specialists’ browsers count each presented picture. In a real theatre encoding and watching have computers of their own, and more to spare.',
  ),
  metrics: {
    leastPictureFps: words('最慢一路画面的帧率', 'Rate of the slowest picture'),
    longestStillMs: words('画面最长静止时间', 'Longest time that a picture stood still'),
    stageHeight: words('主画面解码后的高度（像素）', 'Height of the large picture as decoded (pixels)'),
    pictures: words('画面数（路 × 人）', 'Pictures (sources × viewers)'),
    missingPictures: words('没有出现的画面', 'Pictures that never came'),
  },
};

const recovery: ScenarioWords = {
  title: words('进程意外终止之后', 'After the sudden death of a process'),
  setting: words(
    '一台手术间电脑传输模型内镜画面，一位已静音的专家在真实的 Chromium 中观看；另一个房间在另一个媒体进程上，收发带编号的数据包和一路画面。轮流强行结束（kill -9）信令和承载该手术间的媒体进程，直到所有人恢复。每次前后都有一名旁观者进入房间，核对在场者、权限和静音，并收听专家是否真的没有声音。',
    'A theatre’s computer sends the drawn endoscope, a specialist who is muted watches in real Chromium; another room, on another media worker, carries numbered packets and a picture. Signaling and the theatre’s media worker are killed (kill -9) in turn, until everybody is back. Before and after each an onlooker enters the room, notes who is there with which permissions and mutes, and listens whether the specialist is truly silent.',
  ),
  reading: words(
    '信令只管谁在场、谁可以做什么；它终止时画面和声音应照常传输，一个数据包也不丢。媒体进程终止时，只有它承载的房间中断，随后在另一个进程上重建。卡顿和帧率取中位数，其余取最差的一次。',
    'Signaling holds who is present and who may do what: while it is dead, picture and sound should go on without one lost packet. When a media worker dies, its own rooms alone break off, and are made anew on another. Freezes and rate are the median of the trials, all else that of the worst.',
  ),
  metrics: {
    signalingLostPackets: words('信令终止：丢失的数据包', 'Death of signaling: packets lost'),
    signalingAddedFreezes: words('信令终止：增加的画面卡顿', 'Death of signaling: added freezes'),
    signalingDecodedRateShare: words(
      '信令终止：解码帧率与之前之比',
      'Death of signaling: decoded rate, of the rate before',
    ),
    signalingDownMs: words('信令从终止到恢复服务', 'Signaling away, from its death'),
    workerBackP95Ms: words(
      '媒体进程终止：画面恢复走动，95% 不超过',
      'Death of a worker: moving picture again, 95 of 100',
    ),
    otherRoomGapMs: words(
      '媒体进程终止：其他房间数据包的最长间隔',
      'Death of a worker: longest gap of packets in another room',
    ),
    otherRoomPresentedGapMs: words(
      '媒体进程终止：其他房间画面的最长间隔',
      'Death of a worker: longest gap of pictures in another room',
    ),
    changedParticipants: words('恢复后多出或缺少的在场者', 'People too many or too few afterwards'),
    gainedRights: words('恢复后多出的权限或解除的静音', 'Permissions gained or mutes lost'),
    doubledTiles: words('重复的画面', 'Doubled pictures'),
    mutedVoicePackets: words('已静音者发出的声音数据包', 'Voice packets of the muted specialist'),
    trials: words('次数', 'Trials'),
  },
};

const eventFlood: ScenarioWords = {
  title: words('一个连接的事件洪流', 'A flood of events from one connection'),
  floor: words('平时', 'Quiet'),
  setting: words(
    '十个参与者分在两个房间，各自每 50 ms 向信令询问一次房间状态。另一个进程以其中一个房间的参与者身份每秒发出五万个事件，直到连接被切断。平时与洪流之中轮流测量。',
    'Ten participants in two rooms ask signaling for the state of their room every 50 ms. Another process enters one of the rooms and sends 50,000 events a second until its connection is cut off. Quiet times and floods take turns.',
  ),
  reading: words(
    '洪流和询问者与信令共用一台机器的处理器，因此等待时间里也含有洪流本身占用的处理器时间。',
    'The flood and those who ask share the machine’s cores with signaling, so that the waits also hold what the flood itself costs.',
  ),
  metrics: {
    neighboursP99Ratio: words(
      '其他人的等待时间（最慢 1%），与平时之比',
      'Wait of the others (slowest 1 in 100), of the quiet one',
    ),
    neighboursP99Ms: words('其他人的等待时间，99% 不超过', 'Wait of the others, 99 of 100 answers'),
    unanswered: words('没有得到答复的询问', 'Questions without an answer'),
    eventsSent: words('洪流发出的事件', 'Events sent by the flood'),
    neighboursLongestMs: words('其他人的最长等待', 'Longest wait of the others'),
    cutOffShare: words('被切断的洪流', 'Floods that were cut off'),
  },
};

const command: ScenarioWords = {
  title: words('手术间收回，立即生效', 'What the theatre takes, it has at once'),
  setting: words(
    '手术间的电脑传输模型内镜画面，手术间屏幕是它的第二个窗口；一位专家可以被看见和听见，另一位在看和听，都在真实的 Chromium 中。在屏幕上按“收回控制”、“全员静音”和“收回人像”，分别在信令停住、数据库停住和第一位专家的页面卡死时进行。停住是用信号让进程不再运行（SIGSTOP），事后继续。',
    'The theatre’s computer sends the drawn endoscope, the theatre screen is its second window; one specialist is seen and heard, another watches and listens, all in real Chromium. On the screen control is taken back, everybody is muted and the face is taken away: while signaling stands still, while the database stands still, and while the first specialist’s page hangs. Standing still means that its processes are stopped (SIGSTOP); afterwards they go on.',
  ),
  reading: words(
    '从屏幕上的按下算起，到接收者自己记下的时刻：最后播放的声音、人像从屏幕上消失、工具显示为已收回。所有页面用同一台机器的时钟。每项取最差的一次；中位数另列。',
    'From the press on the screen to what the receivers note themselves: the last sound played, the face gone from the screen, the tools shown as taken. All pages go by one machine’s clock. The worst trial counts; the medians stand beside it.',
  ),
  metrics: {
    takeBackActsMs: words('收回控制到工具显示为已收回，最差', 'Taking back control until the tools show it, worst'),
    takeBackActsP50Ms: words('收回控制，中位数', 'Taking back control, median'),
    muteActsMs: words('全员静音到最后的声音，最差', 'Muting everybody until the last sound, worst'),
    muteActsP50Ms: words('全员静音，中位数', 'Muting everybody, median'),
    revokeActsMs: words('收回人像到人像消失，最差', 'Taking the face away until it is gone, worst'),
    revokeActsP50Ms: words('收回人像，中位数', 'Taking the face away, median'),
    actsAboveFloorMs: words('扣除页面停顿后，最差', 'Beyond the longest pause of a page, worst'),
    actsAboveFloorP50Ms: words('扣除页面停顿后，中位数', 'Beyond the longest pause of a page, median'),
    pageStoodStillMs: words(
      '其间页面最长的停顿（处理器被占用），最差',
      'Longest pause of a page meanwhile (no processor), worst',
    ),
    pageStoodStillP50Ms: words('其间页面最长的停顿，中位数', 'Longest pause of a page meanwhile, median'),
    presses: words('按下的次数', 'Presses'),
    auditHolds: words('审计中记下的收回', 'Takings that the audit holds'),
    auditMissing: words('审计中缺少的收回', 'Takings missing in the audit'),
  },
};

const sceneWords = {
  breath: words('呼吸', 'breath'),
  camera: words('镜头移动', 'moving camera'),
  tools: words('器械', 'instruments'),
  leave: words('移出画面', 'out of view and back'),
  all: words('全部', 'everything'),
  bland: words('低对比度', 'low contrast'),
};
const eachScene = (name: string, zh: string, en: string): [string, Words][] =>
  Object.entries(sceneWords).map(([scene, of]) => [`${scene}${name}`, words(`${of.zh}：${zh}`, `${of.en}: ${en}`)]);

const tracking: ScenarioWords = {
  title: words('标注跟随组织', 'Drawings that stay on the tissue'),
  setting: words(
    '生成的模型内镜影片（每个点的真实位置已知）经 Chromium 的 VP8 和 H.264 编码器与解码器，以 500 kbps 和 1.5 Mbps、每秒 15、30 和 60 帧，部分影片丢帧；八个标注在第一帧上画出，由产品的跟踪程序跟随。场景：呼吸、镜头移动、器械、移出画面、全部、低对比度。种子在运行时抽取。',
    'Generated films of the drawn endoscope, in which the true place of every point is known, go through Chromium’s VP8 and H.264 encoders and decoders at 500 kbps and 1.5 Mbps and 15, 30 and 60 pictures a second, some with lost pictures. Eight strokes are drawn on the first picture and followed by the product’s tracker. Scenes: breath, moving camera, instruments, out of view and back, everything, low contrast. The seeds are drawn at run time.',
  ),
  reading: words(
    '以最差的影片为准。“误报”是说“跟踪中”却偏离超过 16 像素的点；诚实优先于精度。“范围内”是偏离小于 4、8、16、32、64 像素的比例的平均。对照是静止不动的标注。',
    'The worst film counts. A false hold is a point that is called tracked and is more than 16 pixels off; honesty outranks accuracy. “Within” averages the shares within 4, 8, 16, 32 and 64 pixels. The control is a drawing that stands still.',
  ),
  metrics: {
    meanErrorPx: words('跟踪中的点的平均误差', 'Mean error of tracked points'),
    p95ErrorPx: words('误差，95% 不超过', 'Error, 95 of 100 points'),
    falseHoldShare: words('误报', 'False holds'),
    singleFalseHoldShare: words('只有一个标注时的误报', 'False holds of a single stroke'),
    longestFalseHoldMs: words('最长的误报', 'Longest false hold'),
    heldOffShare: words('保持中的点偏离超过 16 像素', 'Held points more than 16 pixels off'),
    trackedShare: words('可见点中跟踪中的（呼吸、镜头移动）', 'Visible points that are tracked (breath, camera)'),
    withinCalmShare: words('范围内（呼吸、镜头移动）', 'Within (breath, camera)'),
    withinBlandShare: words('范围内（低对比度）', 'Within (low contrast)'),
    withinLeaveShare: words('范围内（移出画面）', 'Within (out of view and back)'),
    withinBusyShare: words('范围内（器械、全部）', 'Within (instruments, everything)'),
    recoveryMs: words('重新可见到重新跟踪，最长', 'Longest way back after a stroke is in view again'),
    recoveries: words('重新跟踪的次数', 'Strokes that came back'),
    trackedAfterCutShare: words('切换画面 0.3 秒后仍“跟踪中”', 'Tracked 0.3 s after a cut to other tissue'),
    trackedWhileStillShare: words('画面静止时仍“跟踪中”', 'Tracked while the picture only repeats'),
    keptWhileStillShare: words('画面静止 1 秒后仍未丢失', 'Not lost after a second of repeats'),
    stepP50Ms: words('四个标注每帧耗时，中位数', 'Time a picture for four strokes, median'),
    stepP95Ms: words('四个标注每帧耗时，95% 不超过', 'Time a picture for four strokes, 95 of 100'),
    staticRatio: words('静止标注的误差是跟踪的几倍', 'Error of a drawing that stands still, times the tracked one'),
    firstSeed: words('第一个种子', 'First seed'),
    ...Object.fromEntries([
      ...eachScene('MeanErrorPx', '平均误差', 'mean error'),
      ...eachScene('FalseHoldShare', '误报', 'false holds'),
      ...eachScene('LongestFalseHoldMs', '最长的误报', 'longest false hold'),
      ...eachScene('HeldOffShare', '保持中偏离超过 16 像素', 'held and more than 16 pixels off'),
      ...eachScene('WithinShare', '范围内', 'within'),
      ...eachScene('TrackedShare', '跟踪中', 'tracked'),
    ]),
  },
};

export const scenarioWords: Readonly<Record<string, ScenarioWords>> = {
  'picture-age': pictureAge,
  'first-picture': firstPicture,
  'fan-out': fanOut,
  recovery,
  'four-cameras': fourCameras,
  'event-flood': eventFlood,
  command,
  tracking,
};
