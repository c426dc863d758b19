import { type SeedPost, type SeedUnit } from "../scenario-types";

const department = (code: string, name: string, shortName: string): SeedUnit => ({
  code,
  name,
  shortName,
  kind: "department",
});

export const units: SeedUnit[] = [
  department("fgj", "云江区发展和改革局", "发改局"),
  department("jxkj", "云江区经济信息化和科学技术局", "经信科技局"),
  department("swj", "云江区商务局", "商务局"),
  department("czj", "云江区财政局", "财政局"),
  department("rsj", "云江区人力资源和社会保障局", "人社局"),
  department("zjj", "云江区住房和城乡建设局", "住建局"),
  department("cgj", "云江区城市管理局", "城管局"),
  department("sthj", "市生态环境局云江分局", "生态环境分局"),
  department("jyj", "云江区教育局", "教育局"),
  department("wjj", "云江区卫生健康局", "卫健局"),
  department("mzj", "云江区民政局", "民政局"),
  department("nyj", "云江区农业农村局", "农业农村局"),
  { code: "dcs", name: "云江区人民政府办公室督查室", shortName: "督查室", kind: "supervising_office" },
];

export const posts: SeedPost[] = [
  { code: "qz", title: "区长", overall: true, holder: "leader.qz" },
  { code: "cwfqz", title: "常务副区长", overall: false, holder: "leader.cwfqz" },
  { code: "fqz-cy", title: "副区长（产业）", overall: false, holder: "leader.cy" },
  { code: "fqz-cj", title: "副区长（城建）", overall: false, holder: "leader.cj" },
  { code: "fqz-sh", title: "副区长（社会事业）", overall: false, holder: "leader.sh" },
];
