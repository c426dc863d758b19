/** 责任单位对照表: which kind of department leads an indicator, and which unit of the district that is. */

/** A unit of the district, as the rules read it. */
interface NamedUnit {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
}

/** A kind of department (人社, 发改 …) with the words of the indicators that it leads, the more telling ones first. */
interface LeadRow {
  readonly kind: string;
  readonly keywords: readonly string[];
  /** The unit that somebody chose; null leaves it to the unit's name. */
  readonly unitId: string | null;
}

/** Order decides where two rows claim an indicator. */
export type LeadTable = readonly LeadRow[];

/** Who probably leads a target. Nobody's decision: it is always shown as a proposal. */
export interface LeadProposal<Unit extends NamedUnit = NamedUnit> {
  readonly kind: string;
  /** The word of the indicator that it rests on. */
  readonly keyword: string;
  /** Null where the district has no such unit, or several. */
  readonly unit: Unit | null;
}

/**
 * Tells who probably leads an indicator: the first row of the table with a keyword in it. The unit of a row is looked for
 * once, however many indicators are asked about.
 *
 * @param units those that can get a duty; a chosen unit that is not among them counts as not chosen
 */
export function leadFinder<Unit extends NamedUnit>(
  table: LeadTable,
  units: readonly Unit[],
): (indicator: string) => LeadProposal<Unit> | null {
  const found = new Map<LeadRow, Unit | null>();
  const unitOf = (row: LeadRow): Unit | null => {
    const known = found.get(row);
    if (known !== undefined) return known;
    const unit = units.find(({ id }) => id === row.unitId) ?? unitOfKind(row.kind, units);
    found.set(row, unit);
    return unit;
  };
  return (indicator) => {
    for (const row of table) {
      const keyword = row.keywords.find((word) => indicator.includes(word));
      if (keyword !== undefined) return { kind: row.kind, keyword, unit: unitOf(row) };
    }
    return null;
  };
}

/** How a department of a kind is called where its name does not hold the kind's own word. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  人社: ["人力资源和社会保障", "人力资源社会保障", "劳动和社会保障"],
  医保: ["医疗保障"],
  科技: ["科学技术", "科经", "科工"],
  经信: ["经济和信息化", "经济信息化", "工业和信息化", "工业信息化", "工信", "科经", "经科"],
  农业农村: ["农水", "农林", "农牧", "农业"],
  林业: ["林草", "农林", "绿化"],
  水利: ["水务", "农水"],
  教育: ["教体"],
  卫健: ["卫生健康", "卫生"],
  文旅: ["文化和旅游", "文化旅游", "文化广电", "文广旅", "文体旅"],
  体育: ["教体", "文体"],
  住建: ["住房和城乡建设", "住房城乡建设", "住房建设", "建设和交通", "建交"],
  交通: ["建交"],
  城管: ["城市管理", "综合行政执法", "综合执法"],
  自然资源: ["规划和自然资源", "规划资源", "规资", "自规", "国土资源"],
  市场监管: ["市场监督管理", "市监"],
  投资促进: ["招商", "商务和投资", "经济合作"],
  发改: ["发展和改革", "发展改革", "发改科技", "发经"],
};

/** 镇、街道, 管委会 and 公司 are no departments, though their names may hold a department's word (中央商务区管委会). */
const DEPARTMENT = /(?:局|厅|委|委员会|办|办公室|大队|支队)$/u;
const NO_DEPARTMENT = /(?:管委会|管理委员会|街道办|居委会|村委会|镇|乡)$/u;

/**
 * The unit that is the department of a kind, by its name: 区人力资源和社会保障局 and 人社局 are both 人社. A name that
 * begins with the kind goes before one that only holds it; of several equally good ones none is proposed.
 */
export function unitOfKind<Unit extends NamedUnit>(kind: string, units: readonly Unit[]): Unit | null {
  const stem = kind.trim().replace(/(?:局|委|办)$/u, "");
  if (stem === "") return null;
  const own = NAMES[stem] ?? [];
  const departments = units.filter(({ name }) => DEPARTMENT.test(name) && !NO_DEPARTMENT.test(name));
  const ranks: readonly ((calling: string) => boolean)[] = [
    (calling) => calling.startsWith(stem),
    (calling) => own.some((word) => calling.startsWith(word)),
    (calling) => calling.includes(stem) || own.some((word) => calling.includes(word)),
  ];
  for (const fits of ranks) {
    const found = departments.filter((unit) => callingsOf(unit).some(fits));
    if (found.length > 0) return found.length === 1 ? found[0]! : null;
  }
  return null;
}

/** What a unit is called: by name and short name, and without the places that its name may begin with. */
function callingsOf({ name, shortName }: NamedUnit): readonly string[] {
  // 人民政府办公室 holds the letters of 民政.
  const [own, short] = [name, shortName].map((each) => each.replaceAll("人民政府", "")) as [string, string];
  const behindPlaces = [...own.matchAll(/[省市区县旗州]/gu)].map(({ index }) => own.slice(index + 1));
  return [own, short, ...behindPlaces];
}
