import { type SeedAccount } from "../scenario-types";

/** The reporter and the head of one department; every department has these two. */
const staff = (unit: string, reporter: string, head: string): SeedAccount[] => [
  { signIn: `reporter.${unit}`, name: reporter, role: "reporter", unit, demo: unit === "rsj" },
  { signIn: `head.${unit}`, name: head, role: "unit_head", unit, demo: unit === "rsj" },
];

export const accounts: SeedAccount[] = [
  { signIn: "leader.qz", name: "沈知远", role: "leader", unit: null, demo: false },
  { signIn: "leader.cwfqz", name: "韩立群", role: "leader", unit: null, demo: true },
  { signIn: "leader.cy", name: "叶明珂", role: "leader", unit: null, demo: false },
  { signIn: "leader.cj", name: "周柏川", role: "leader", unit: null, demo: false },
  { signIn: "leader.sh", name: "林若溪", role: "leader", unit: null, demo: false },
  { signIn: "supervisor.dcs", name: "程砚秋", role: "supervisor", unit: "dcs", demo: true },
  { signIn: "supervisor2.dcs", name: "邵启文", role: "supervisor", unit: "dcs", demo: false },
  { signIn: "auditor.yj", name: "方慎之", role: "auditor", unit: null, demo: true },
  { signIn: "sysadmin.yj", name: "陶维安", role: "system_admin", unit: null, demo: true },
  { signIn: "secadmin.yj", name: "梁守正", role: "security_admin", unit: null, demo: true },
  { signIn: "logadmin.yj", name: "华鉴清", role: "log_admin", unit: null, demo: true },
  ...staff("fgj", "钱思敏", "吴敬尧"),
  ...staff("jxkj", "贺晓舟", "罗振邦"),
  ...staff("swj", "冯嘉宁", "蒋海潮"),
  ...staff("czj", "尤佩文", "戴国梁"),
  ...staff("rsj", "苏婉清", "陆建平"),
  ...staff("zjj", "范承宇", "孟宪章"),
  // Stands in for the head while he is away.
  { signIn: "reporter2.zjj", name: "邱雨桐", role: "reporter", unit: "zjj", demo: false },
  ...staff("cgj", "曹一帆", "石磊明"),
  ...staff("sthj", "阮清越", "谭青山"),
  ...staff("jyj", "夏语桐", "殷怀德"),
  ...staff("wjj", "温如玉", "秦仲和"),
  ...staff("mzj", "郝欣怡", "龚念慈"),
  ...staff("nyj", "田禾生", "袁丰年"),
];
