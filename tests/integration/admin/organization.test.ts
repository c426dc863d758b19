import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomUUID } from "node:crypto";
import { DEFAULT_LIGHT_THRESHOLDS } from "@/lib/domain/thresholds";
import { changeSetting } from "@/lib/server/commands/change-setting";
import { changeUnit, setUnitActive } from "@/lib/server/commands/change-unit";
import { createUnit } from "@/lib/server/commands/create-unit";
import { moveUnit } from "@/lib/server/commands/move-unit";
import { changeLeaderPost, createLeaderPost } from "@/lib/server/commands/save-leader-post";
import { settingView } from "@/lib/server/queries/setting-history";
import { settingsOf } from "@/lib/server/queries/reporting-periods";
import { settingOn } from "@/lib/server/queries/settings";
import { organization } from "@/lib/server/queries/units";
import { plantDistrict } from "@/tests/support/district";
import { contextFor, openTestLedger } from "@/tests/support/ledger";
import { actionsOf, makeAccount, systemAdmin } from "@/tests/support/accounts";

const ledger = openTestLedger();
beforeAll(() => plantDistrict(ledger.db, []));
afterAll(() => ledger.close());

const codes = async () => (await organization(systemAdmin.viewer)).units.map(({ code }) => code);

describe("units", () => {
  it("a new one stands last, moves up, and keeps its code and name to itself", async () => {
    const id = randomUUID();
    const unit = { id, code: "mz", name: "民政局", shortName: "民政" };
    await createUnit(systemAdmin, unit);
    expect(await codes()).toEqual(["RS", "JY", "mz"]);
    await moveUnit(systemAdmin, { id, towards: "up" });
    expect(await codes()).toEqual(["RS", "mz", "JY"]);
    await expect(createUnit(systemAdmin, { ...unit, id: randomUUID() })).rejects.toMatchObject({
      details: { fields: { code: "unit_code_taken", name: "unit_name_taken" } },
    });
    await expect(moveUnit(systemAdmin, { id: "rs", towards: "up" })).rejects.toMatchObject({
      code: "INVALID",
    });
    expect(await actionsOf(ledger, id)).toEqual(["unit.created", "unit.changed"]);
  });

  it("a stale renaming is a CONFLICT and changes nothing", async () => {
    const rename = (name: string) =>
      changeUnit(systemAdmin, { id: "jy", version: 1, code: "jy", name, shortName: "教育" });
    await rename("教育和体育局");
    await expect(rename("教体局")).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await organization(systemAdmin.viewer)).units.find(({ id }) => id === "jy")?.name).toBe(
      "教育和体育局",
    );
  });

  it("is taken out of use only once its people have another place", async () => {
    const unit = { id: randomUUID(), code: "old", name: "待撤单位", shortName: "待撤" };
    await createUnit(systemAdmin, unit);
    await makeAccount("last-one", null, { unitId: unit.id });
    const dissolve = () => setUnitActive(systemAdmin, { id: unit.id, version: 1, active: false });
    await expect(dissolve()).rejects.toMatchObject({ details: { problem: "unit_has_accounts" } });
    await ledger.db.$transaction((tx) =>
      tx.user.updateMany({ where: { unitId: unit.id }, data: { unitId: null } }),
    );
    await dissolve();
    await expect(makeAccount("too-late", null, { unitId: unit.id })).rejects.toMatchObject({
      details: { fields: { unitId: "unit_not_active" } },
    });
  });

  it("are none of the security administrator's business", async () => {
    const outsider = contextFor("security_admin");
    await expect(organization(outsider.viewer)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(moveUnit(outsider, { id: "rs", towards: "down" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("leaders' posts", () => {
  it("are made and renamed, each title once", async () => {
    const post = { id: randomUUID(), title: "副区长（城建）", overall: false };
    await createLeaderPost(systemAdmin, post);
    await expect(createLeaderPost(systemAdmin, { ...post, id: randomUUID() })).rejects.toMatchObject({
      details: { fields: { title: "leader_post_taken" } },
    });
    await changeLeaderPost(systemAdmin, { ...post, version: 1, title: "副区长（城建交通）" });
    expect(await actionsOf(ledger, post.id)).toEqual(["leader_post.created", "leader_post.changed"]);
  });
});

describe("settings", () => {
  const thresholds = { ...DEFAULT_LIGHT_THRESHOLDS, level: { yellowFrom: "5", redFrom: "20" } };
  const set = (effectiveFrom: string, latest: string | null, value = thresholds) =>
    changeSetting(systemAdmin, { key: "light_thresholds", value, effectiveFrom, latest });

  it("hold from their day on and leave the months before as they were", async () => {
    await set("2026-11-01", null);
    expect((await settingsOf("2026-10")).thresholds).toEqual(DEFAULT_LIGHT_THRESHOLDS);
    expect((await settingsOf("2026-11")).thresholds).toEqual(thresholds);
    expect(await actionsOf(ledger, "light_thresholds")).toEqual(["setting.changed"]);
  });

  it("don't reach into the past", async () => {
    const { latest } = await settingView(systemAdmin.viewer, "light_thresholds");
    await expect(set("2026-10-19", latest)).rejects.toMatchObject({
      details: { fields: { effectiveFrom: "setting_in_past" } },
    });
  });

  it("who has not seen the latest change gets a CONFLICT; who has, may correct the same day", async () => {
    const other = { ...thresholds, rate: { yellowFrom: "0", redFrom: "2" } };
    await expect(set("2026-11-01", null, other)).rejects.toMatchObject({ code: "CONFLICT" });
    const { latest } = await settingView(systemAdmin.viewer, "light_thresholds");
    await set("2026-11-01", latest, other);
    expect(await settingOn("light_thresholds", "2026-11-01")).toEqual(other);
    expect((await settingView(systemAdmin.viewer, "light_thresholds")).entries).toHaveLength(1);
  });

  it("are the system administrator's", async () => {
    await expect(
      changeSetting(contextFor("supervisor"), {
        key: "report_deadline",
        value: { openingDay: 1, deadlineDay: 20, dueSoonDays: 3 },
        effectiveFrom: "2026-11-01",
        latest: null,
      }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
