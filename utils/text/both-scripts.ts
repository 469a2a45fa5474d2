/**
 * Words are looked for in both scripts, and kept in one: patterns and lists are written in Simplified characters and spelled
 * out here, once, when they are loaded. A list kept in both by hand knows some of its words in one script only.
 */

/** Each character of our patterns and lists before its Traditional forms, 「发發髮」, by OpenCC's tables; a test says what is missing. */
const FORMS =
  '万萬 与與 专專 业業 丛叢 东東 丝絲 两兩 严嚴 个個箇 丰豐 为爲為 举舉 么麼麽 义義 乌烏 乐樂 乔喬 习習 ' +
  '乡鄉 书書 于於 云雲 产產産 仅僅 从從 们們 价價 众衆眾 优優 伙夥 会會 传傳 伦倫 体體 余餘 修脩 储儲 党黨 ' +
  '兰蘭 关關 兴興 养養 内內 册冊 写寫 军軍 农農 冯馮 决決 况況 准準 凌淩 减減 凤鳳 出齣 击擊 划劃 刘劉 则則 ' +
  '刚剛 创創 删刪 别別彆 制製 剧劇 办辦 务務 动動 劳勞 势勢 区區 医醫 华華 协協 单單 卖賣 卜蔔 卢盧 卫衛衞 ' +
  '即卽 却卻 卷捲 厂廠 厅廳 历歷厤曆 厉厲 厍厙 县縣 参參蔘 双雙 发發髮 台臺檯颱枱 叶葉 号號 合閤 同衕 后後 ' +
  '向嚮曏 吕呂 听聽 启啓啟 吴吳 员員 周週 咨諮 咸鹹 响響 回迴 团團糰 园園 围圍 国國 图圖 场場 坛壇墰壜罈罎 ' +
  '声聲 处處 备備 复復複 头頭 奖獎奬 姜薑 娄婁 娱娛 孙孫 学學 宁寧 实實 审審 宫宮 家傢 宾賓 对對 寻尋 ' +
  '导導 寿壽 将將 尽盡儘 局侷 层層 属屬 岁歲嵗 岗崗 岳嶽 峡峽 巩鞏 布佈 帅帥 师師 席蓆 帮幫 干幹乾榦 ' +
  '并並併幷 幸倖 广廣 庄莊 庆慶 应應 庞龐 开開 张張 强強 归歸 当當噹 录錄彔録 彩綵 径徑逕 志誌 怀懷 态態 ' +
  '总總 愿願 戏戲 战戰 戚慼 户戶 执執 扫掃 护護 报報 拨撥 拼拚 挚摯 换換 据據 搜蒐 摄攝 教敎 数數 旗旂 无無 时時 ' +
  '显顯 晋晉 暂暫 曲麯麴 术術朮 朱硃 机機 杀殺 杂雜 权權 条條 来來 杨楊 松鬆 构構 查査 标標 栏欄 栗慄 ' +
  '核覈 栾欒 档檔 梁樑 检檢 楼樓 欢歡 欧歐 殴毆 毕畢 气氣 汇匯彙滙 汉漢 汤湯 沈瀋 没沒 沪滬 注註 济濟 ' +
  '浏瀏 涂塗 温溫 游遊 湾灣 滚滾 满滿 点點 热熱 爱愛 独獨 献獻 环環 现現 琼瓊 电電 画畫畵 畅暢 疗療 监監 盖蓋 矶磯 ' +
  '码碼 硕碩 碍礙 礼禮 禄祿 秋鞦 秘祕 积積 称稱 窦竇 笔筆 筹籌 签籤簽 简簡 类類 粤粵 系係繫 纠糾 红紅 ' +
  '约約 级級 纪紀 纯純 纲綱 纳納 纽紐 线線綫 组組 细細 织織 终終 绍紹 经經 结結 绘繪 给給 络絡 绝絕絶 统統 ' +
  '继繼 续續 维維 综綜 缑緱 编編 缩縮 缪繆 网網 罗羅 群羣 聂聶 职職 联聯 肃肅 胡衚鬍 脑腦 腾騰 致緻 节節 ' +
  '苍蒼 苏蘇囌 范範 荆荊 荐薦 荣榮 莲蓮 获獲穫 营營 萧蕭 蒋蔣 蒙懞濛矇 蓝藍 蓟薊 蔺藺 表錶 袭襲 装裝 见見 ' +
  '观觀 规規 视視 览覽 觉覺 触觸 誉譽 计計 订訂 认認 讨討 让讓 训訓 议議 讯訊 记記 讲講 许許 论論 设設 访訪 ' +
  '证證証 评評 识識 诉訴 诊診 词詞 译譯 试試 诗詩 诚誠 话話 询詢 该該 详詳 语語 说說説 请請 诸諸 读讀 课課 调調 谈談 ' +
  '谌諶 谐諧 谢謝 谭譚 谯譙 谷穀 贝貝 负負 贡貢 财財 责責 贤賢 购購 贴貼 贵貴 费費 贺賀 贾賈 资資 赏賞 赐賜 赖賴 ' +
  '赛賽 赞贊讚 赣贛 赵趙 车車 轩軒 转轉 轻輕 载載 辑輯 辕轅 辞辭 边邊 辽遼 过過 运運 还還 这這 进進 违違 连連 ' +
  '迟遲 适適 选選 邓鄧 邬鄔 邮郵 邹鄒 郁鬱 郏郟 郑鄭 郦酈 采採埰寀 释釋 里裏裡 钟鍾鈡鐘 钦欽 钮鈕 钱錢 ' +
  '银銀 链鏈 错錯 键鍵 镇鎮鎭 镜鏡 长長 门門 闫閆 闭閉 问問 间間 闵閔 闻聞 闽閩 阅閱閲 阎閻 阙闕 阚闞 ' +
  '队隊 阳陽 阴陰 阵陣 际際 陆陸 陈陳 陕陝 随隨 面麪麫麵 韦韋 韩韓 页頁 顶頂 项項 须須鬚 顾顧 顿頓 预預 ' +
  '领領 频頻 题題 颜顏顔 饮飲 饶饒 馆館 馈饋 马馬 驻駐 驾駕 骆駱 验驗 鱼魚 鲁魯 鲍鮑 麦麥 黄黃 齐齊 龙龍 龚龔';

const FORMS_OF: ReadonlyMap<string, string> = new Map(FORMS.split(' ').map((forms) => [forms.charAt(0), forms]));

/**
 * A pattern written in Simplified characters, for both scripts: `inBothScripts(/^发布/u)` also finds 「發布」 and 「發佈」. Words that
 * the regions call otherwise are words of their own: 报道, 报导.
 */
export function inBothScripts({ source, flags }: RegExp): RegExp {
  let spelled = '';
  let isInClass = false;
  for (let at = 0; at < source.length; at++) {
    const unit = source.charAt(at);
    if (unit === '[' || unit === ']') isInClass = unit === '[';
    const forms = FORMS_OF.get(unit);
    if (forms !== undefined) spelled += isInClass ? forms : `[${forms}]`;
    else if (unit === '\\') spelled += unit + source.charAt(++at);
    else spelled += unit;
  }
  return new RegExp(spelled, flags);
}

/** Words written in Simplified characters, with a space between, as a set of all their spellings: 「发布」 → 发布, 發布, 发佈, 發佈 … */
export function wordsInBothScripts(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').flatMap(spellWord));
}

function spellWord(word: string): string[] {
  return [...word].reduce<string[]>(
    (spellings, character) => {
      const forms = [...(FORMS_OF.get(character) ?? character)];
      return spellings.flatMap((spelling) => forms.map((form) => spelling + form));
    },
    [''],
  );
}
