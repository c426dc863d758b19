import { type People } from "../seed-people";
import { type SeedAccount, type SeedPost, type SeedUnit } from "../scenario-types";
import { pick } from "./chance";

const OFFICE = "dcs";
const DEPARTMENTS = (
  "发展改革 经济信息化 商务 财政 人力资源 住房建设 城市管理 生态环境 教育 卫生健康 民政 农业农村 " +
  "科学技术 公安 司法 交通运输 水务 文化旅游 应急管理 审计 市场监管 体育 统计 医疗保障 退役军人 投资促进"
).split(" ");
const FIELDS = "经济 城建 社会 政法 农业 科技 文教".split(" ");
const FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜";
const GIVEN = "思远 嘉宁 文博 晓舟 雨桐 建平 清越 承宇 欣怡 敬尧 佩文 明珂 立群 若溪 海潮 念慈".split(" ");

/** 街道 of the generated district: what its departments and targets are named after. */
export function streetName(index: number): string {
  const first = [..."东西南北临青云清长新和平"];
  const second = [..."河湖桥门园溪岭港塘巷"];
  return `${first[index % first.length]}${second[Math.floor(index / first.length) % second.length]}街道`;
}

/** The unit that the supervision office is; it leads no targets. */
export const supervisingUnit = OFFICE;

/** How many accounts a district of so many units needs at least: each unit's reporter and head, and the others once. */
export function fewestUsers(units: number): number {
  return 2 * (units - 1) + FIELDS.length + 7;
}

/** `units` units, the supervision office among them, and `users` accounts: those over the fewest are reporters. */
export function generatedPeople(units: number, users: number): People {
  const leading = Array.from({ length: units - 1 }, (_, index): SeedUnit => {
    const department = DEPARTMENTS[index];
    const name = department ? `${department}局` : `${streetName(index - DEPARTMENTS.length)}办事处`;
    const shortName = department ? name : streetName(index - DEPARTMENTS.length);
    return { code: `u${String(index + 1).padStart(2, "0")}`, name, shortName, kind: "department" };
  });
  const office: SeedUnit = {
    code: OFFICE,
    name: "政府督查室",
    shortName: "督查室",
    kind: "supervising_office",
  };
  const posts: SeedPost[] = [
    { code: "head", title: "区长", overall: true, holder: "leader.head" },
    ...FIELDS.map((field, index) => ({
      code: `p${index + 1}`,
      title: `副区长（${field}）`,
      overall: false,
      holder: `leader.p${index + 1}`,
    })),
  ];
  const account = (signIn: string, role: SeedAccount["role"], unit: string | null, demo = false) => ({
    signIn,
    name: `${pick([...FAMILY], `family ${signIn}`)}${pick(GIVEN, `given ${signIn}`)}`,
    role,
    unit,
    demo,
  });
  const spare = Math.max(0, users - fewestUsers(units));
  const accounts = [
    ...posts.map(({ holder }, index) => account(holder, "leader", null, index === 1)),
    account("supervisor.dcs", "supervisor", OFFICE, true),
    account("supervisor2.dcs", "supervisor", OFFICE),
    account("auditor", "auditor", null, true),
    account("sysadmin", "system_admin", null, true),
    account("secadmin", "security_admin", null, true),
    account("logadmin", "log_admin", null, true),
    ...leading.flatMap(({ code }, index) => [
      account(`reporter.${code}`, "reporter", code, index === 0),
      account(`head.${code}`, "unit_head", code, index === 0),
    ]),
    ...Array.from({ length: spare }, (_, index) => {
      const { code } = leading[index % leading.length]!;
      return account(`reporter${2 + Math.floor(index / leading.length)}.${code}`, "reporter", code);
    }),
  ];
  return { units: [...leading, office], posts, accounts };
}
