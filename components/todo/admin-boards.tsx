import { useLocale, useTranslations } from "next-intl";
import { formatDateTime } from "@/lib/format/dates";
import {
  type AccountName,
  type SecurityAdminTodo,
  type SystemAdminTodo,
} from "@/lib/server/queries/todo/administrators";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { Card } from "../ui/section";
import { Stat, StatList } from "../ui/stat";
import { FailingJobs } from "./failing-jobs";
import { type TodoEntry, TodoList } from "./todo-list";

/** Accounts, units and posts that are not ready for work. */
export function SystemAdminBoard({ todo }: { todo: SystemAdminTodo }) {
  const t = useTranslations("todo.admin");
  const { withoutRole, withoutUnit, vacantPosts } = todo;
  return (
    <>
      <FailingJobs jobs={todo.failing} />
      <StatList>
        <Stat label={t("accounts")} value={todo.accounts} href="/admin/accounts" />
        <Stat label={t("disabled")} value={todo.disabled} href="/admin/accounts" />
        <Stat label={t("withoutRole")} value={withoutRole.length} href="#without-role" />
        <Stat label={t("withoutUnit")} value={withoutUnit.length} href="#without-unit" />
        <Stat label={t("units")} value={todo.units} href="/admin/units" />
        <Stat label={t("vacantPosts")} value={vacantPosts.length} href="#vacant-posts" />
      </StatList>
      <Nothing
        when={todo.failing.length + withoutRole.length + withoutUnit.length + vacantPosts.length === 0}
        href="/admin/accounts"
        label={t("toAccounts")}
      />
      <TodoList
        id="without-unit"
        title={t("withoutUnit")}
        hint={t("withoutUnitHint")}
        entries={withoutUnit.map(accountEntry("/admin/accounts"))}
      />
      <TodoList
        id="vacant-posts"
        title={t("vacantPosts")}
        hint={t("vacantPostsHint")}
        entries={vacantPosts.map(({ id, title }) => ({ key: id, href: "/admin/units", title }))}
      />
      <TodoList
        id="without-role"
        title={t("withoutRole")}
        hint={t("withoutRoleHintSystem")}
        entries={withoutRole.map(accountEntry("/admin/roles"))}
      />
    </>
  );
}

/** Roles to grant and accounts to unlock. */
export function SecurityAdminBoard({ todo }: { todo: SecurityAdminTodo }) {
  const t = useTranslations("todo.admin");
  const locale = useLocale();
  const role = useTranslations("domain.role");
  const { withoutRole, proposals, locked } = todo;
  return (
    <>
      <StatList>
        <Stat label={t("proposals")} value={proposals.length} href="#role-proposals" />
        <Stat label={t("withoutRole")} value={withoutRole.length} href="#without-role" />
        <Stat label={t("locked")} value={locked.length} href="#locked" />
      </StatList>
      <Nothing
        when={proposals.length + withoutRole.length + locked.length === 0}
        href="/admin/roles"
        label={t("toRoles")}
      />
      <TodoList
        id="role-proposals"
        title={t("proposals")}
        hint={t("proposalsHint")}
        entries={proposals.map(({ id, name, account, proposedBy, ...proposal }) => ({
          key: id,
          href: "/admin/roles#proposals",
          title: `${name}（${account}）→ ${role(proposal.role)}`,
          aside: proposedBy,
        }))}
      />
      <TodoList
        id="without-role"
        title={t("withoutRole")}
        hint={t("withoutRoleHint")}
        entries={withoutRole.map(accountEntry("/admin/roles"))}
      />
      <TodoList
        id="locked"
        title={t("locked")}
        hint={t("lockedHint")}
        entries={locked.map(({ account, until }) => ({
          key: account,
          href: `/admin/roles?q=${encodeURIComponent(account)}`,
          title: account,
          aside: t("until", { time: formatDateTime(until, locale) }),
        }))}
      />
    </>
  );
}

function Nothing({ when, href, label }: { when: boolean; href: string; label: string }) {
  const t = useTranslations("todo");
  if (!when) return null;
  return (
    <Card>
      <EmptyState title={t("nothing")} action={<LinkButton href={href}>{label}</LinkButton>}>
        {t("nothingText")}
      </EmptyState>
    </Card>
  );
}

function accountEntry(page: string) {
  return ({ id, account, name, unit }: AccountName): TodoEntry => ({
    key: id,
    href: `${page}?q=${encodeURIComponent(account)}`,
    title: `${name}（${account}）`,
    aside: unit,
  });
}
