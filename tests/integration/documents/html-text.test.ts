import { describe, expect, test } from "vitest";
import { htmlToText } from "@/lib/server/documents/read-html";

const linesOf = (html: string) => htmlToText(html).text.split("\n");
const body = "全年完成绿化造林1.2万亩，治理水土流失面积35平方公里。";

describe("block elements", () => {
  test("become lines, inline elements don't", () => {
    expect(
      linesOf("<h2>一、目标</h2><p>新增就业<b>3.2</b><span>万人</span>。</p><div>二<p>三</p>四</div>"),
    ).toEqual(["一、目标", "新增就业3.2万人。", "二", "三", "四"]);
  });

  test("are broken by br", () => {
    expect(linesOf("<p>第一行<br>第二行<br/><br/>第三行</p>")).toEqual(["第一行", "第二行", "第三行"]);
  });
});

describe("white space", () => {
  test("is one blank, and none where the source wraps between Han characters", () => {
    expect(linesOf("<p>新增\n  就业 3.2&nbsp;万人\nand   more</p>")).toEqual(["新增就业 3.2 万人 and more"]);
  });

  test("of a paragraph's indent is not text", () => {
    expect(linesOf(`<p>　　&emsp;${body}</p>`)).toEqual([body]);
  });

  test("keeps its line breaks in pre", () => {
    expect(linesOf("<pre>一\n二</pre>")).toEqual(["一", "二"]);
  });
});

describe("tables", () => {
  test("are said row by row, merged cells keeping their columns", () => {
    const rows = [
      "<tr><th>序号<th>项目<th>目标<th>责任单位",
      "<tr><td>1<td rowspan=2>新增学位<td>1500个<td rowspan=2>区教育局<br>区财政局",
      "<tr><td>2<td>其中小学800个",
      "<tr><td colspan=4> ",
    ];
    expect(linesOf(`<table>${rows.join("")}</table>`)).toEqual([
      "（序号、项目、目标、责任单位）：",
      "1.新增学位1500个。责任单位：区教育局、区财政局。",
      "2.其中小学800个。",
    ]);
  });

  test("that lay out the page give the lines of their cells", () => {
    const nested = "<table><tr><td>指标</td><td>3.2</td></tr></table>";
    const long = Array.from({ length: 12 }, (_, index) => `<p>第${index}段</p>`).join("");
    expect(linesOf(`<table><tr><td>左</td><td>${nested}</td></tr></table>`)).toEqual(["左", "指标，3.2。"]);
    expect(linesOf(`<table><tr><td>左</td><td>${long}</td></tr></table>`)).toHaveLength(13);
    expect(linesOf("<table><tr><td>一段</td></tr><tr><td>又一段</td></tr></table>")).toEqual([
      "一段",
      "又一段",
    ]);
  });
});

describe("lists", () => {
  test("have the numbers that a browser shows, but not twice", () => {
    expect(linesOf("<ol start=3><li>甲<li><p>乙</p><p>又</p><li>2026年<li value=9>丙</ol>")).toEqual([
      "3.甲",
      "4.乙",
      "又",
      "5、2026年",
      "9.丙",
    ]);
    expect(linesOf("<ol><li>1.甲<li>（二）乙</ol><ul><li>丙</ul>")).toEqual(["1.甲", "（二）乙", "丙"]);
    expect(linesOf("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>")).toEqual([
      "一、甲",
      "二、乙",
    ]);
    expect(linesOf("<ol style='list-style: none'><li>甲</ol>")).toEqual(["甲"]);
  });
});

describe("furniture", () => {
  test.each([
    ["script and style", "<script>var a='x'</script><style>p{}</style>"],
    ["navigation", "<nav>首页</nav><div role='navigation'>首页</div>"],
    ["footer and aside", "<footer>主办</footer><aside>相关链接</aside>"],
    [
      "what is hidden",
      "<div hidden>x</div><p style='color:red; DISPLAY: none'>x</p><i aria-hidden='true'>x</i>",
    ],
    ["controls", "<button>打印</button><select><option>字号</option></select><textarea>x</textarea>"],
  ])("is left out: %s", (_name, furniture) => {
    expect(linesOf(`<body>${furniture}<form><p>${body}</p></form></body>`)).toEqual([body]);
  });

  test.each([
    "<article>*</article>",
    "<main>*</main>",
    "<div id=zoom>*</div>",
    "<div class='a TRS_Editor'>*</div>",
  ])("around the article is left out when the page marks it: %s", (mark) => {
    expect(
      linesOf(`<div>字号：大 中 小</div>${mark.replace("*", `<p>${body}</p>`)}<div>扫一扫</div>`),
    ).toEqual([body]);
  });

  const article = Array.from({ length: 6 }, (_, index) => `<p>第${index}段，${body}</p>`).join("");
  const articleLines = Array.from({ length: 6 }, (_, index) => `第${index}段，${body}`);

  test.each([
    [
      "menus and crumbs",
      "<div class='crumbs'>当前位置：首页</div><ul><li><a href=1>首页</a><li><a href=2>政务</a></ul>",
      "",
    ],
    [
      "what is above and below",
      "<div>字号：大 中 小</div>",
      "<p>上一篇：<a href=1>去年的报告，新增就业3万人。</a></p><div>分享到：微信</div>",
    ],
    ["the site's foot", "", "<div class='foot'>主办：区政府办公室，承办：区数据局，电话12345。</div>"],
    [
      "what the page's style hides",
      "<style>.pop, .tip { display: none }</style><div class='pop'>新增就业9万人，注意。</div>",
      "",
    ],
  ])("around an article that nothing marks is left out: %s", (_name, above, below) => {
    expect(linesOf(`<body>${above}<div><div class="x">${article}</div>${below}</div></body>`)).toEqual(
      articleLines,
    );
  });

  test("within the article is left out, links in a sentence are kept", () => {
    const within =
      "<p>公开征集<a href=1>民生实事</a>12件。</p><p>下一篇：<a href=2>无</a></p><p>来源：区政府办</p>";
    expect(linesOf(`<div>${article}${within}</div>`)).toEqual([...articleLines, "公开征集民生实事12件。"]);
  });

  test("by name is kept when it holds the article, or its heading", () => {
    expect(linesOf(`<div class="header share">${article}</div>`)).toEqual(articleLines);
    expect(linesOf(`<div><div class="header"><h2>工作报告</h2></div>${article}</div>`)).toEqual([
      "工作报告",
      ...articleLines,
    ]);
  });

  test("is not the title above the article, by heading, by the page's title or by the site's own mark", () => {
    const page = (head: string, above: string) =>
      linesOf(`<head>${head}</head><body>${above}<div>${article}</div></body>`);
    const expected = ["2026年政府工作报告", ...articleLines];
    expect(page("", "<h1>2026年政府工作报告</h1>")).toEqual(expected);
    expect(page("<title>2026年政府工作报告_区政府网</title>", "<p>2026年政府工作报告</p>")).toEqual(expected);
    expect(page("<meta name=ArticleTitle content=2026年政府工作报告>", "<p>2026年政府工作报告</p>")).toEqual(
      expected,
    );
  });

  test("is kept when what is marked holds less than half of the text", () => {
    expect(linesOf(`<article>摘要</article><div>${body}</div>`)).toEqual(["摘要", body]);
  });

  test("is kept when several articles are marked", () => {
    expect(linesOf(`<article>${body}</article><article>${body}</article><div>完</div>`)).toEqual([
      body,
      body,
      "完",
    ]);
  });
});

describe("title", () => {
  test("is the heading before the page's title", () => {
    expect(htmlToText("<title>某网</title><h1>工作\n报告</h1>").title).toBe("工作报告");
    expect(htmlToText("<title> 工作报告 </title><p>一").title).toBe("工作报告");
    expect(htmlToText("<p>一").title).toBeUndefined();
  });
});
