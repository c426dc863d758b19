"use client";

import { useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { type z } from "zod";
import { type changeLeaderPostInput, type createLeaderPostInput } from "@/lib/schemas/units";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type LeaderPostItem } from "@/lib/server/queries/units";
import { FormDialog, textOf } from "../forms/action-form";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { EmptyState } from "../ui/empty-state";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { LinkButton } from "../ui/link-button";
import { newId } from "../ui/new-id";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";

type Run<S extends z.ZodType> = (input: z.input<S>) => Promise<ActionResult<void>>;

export interface LeaderPostActions {
  readonly create: Run<typeof createLeaderPostInput>;
  readonly change: Run<typeof changeLeaderPostInput>;
}

/** The leaders' posts: duties are bound to them, so that a successor inherits what the predecessor was in charge of. */
export function LeaderPosts({
  posts,
  actions,
}: {
  posts: readonly LeaderPostItem[];
  actions: LeaderPostActions;
}) {
  const t = useTranslations("admin.posts");
  const history = useTranslations("audit.history");
  const create = (
    <PostDialog
      trigger={<Button>{t("create")}</Button>}
      title={t("create")}
      action={(fields) => actions.create({ id: newId(), ...fields })}
    />
  );
  return (
    <Section
      title={t("title")}
      description={t("hint")}
      flush={posts.length > 0}
      actions={posts.length > 0 && create}
    >
      {posts.length === 0 ? (
        <EmptyState title={t("empty")} action={create}>
          {t("emptyHint")}
        </EmptyState>
      ) : (
        <Table label={t("title")} narrow="cards">
          <Thead>
            <Tr>
              <Th>{t("name")}</Th>
              <Th>{t("reach")}</Th>
              <Th>{t("holder")}</Th>
              <Th>
                <span className="sr-only">{t("change")}</span>
              </Th>
            </Tr>
          </Thead>
          <Tbody>
            {posts.map((post) => (
              <Tr key={post.id}>
                <Th scope="row">{post.title}</Th>
                <Td label={t("reach")}>{post.overall ? t("overall") : t("assigned")}</Td>
                <Td label={t("holder")}>
                  {post.holder ?? <span className="text-muted">{t("vacant")}</span>}
                </Td>
                <Td className="py-1 text-end max-sm:flex max-sm:text-start">
                  <PostDialog
                    trigger={<Button size="sm">{t("change")}</Button>}
                    title={t("changeTitle", { title: post.title })}
                    post={post}
                    action={(fields) => actions.change({ id: post.id, version: post.version, ...fields })}
                  />
                  <LinkButton
                    variant="quiet"
                    size="sm"
                    className="ms-1"
                    href={`/history/leader_post/${post.id}`}
                    aria-label={history("openFor", { name: post.title })}
                  >
                    {history("open")}
                  </LinkButton>
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </Section>
  );
}

interface PostFields {
  readonly title: string;
  readonly overall: boolean;
}

function PostDialog({
  trigger,
  title,
  post,
  action,
}: {
  trigger: ReactNode;
  title: string;
  post?: PostFields;
  action: (fields: PostFields) => Promise<ActionResult<void>>;
}) {
  const t = useTranslations("admin.posts");
  return (
    <FormDialog
      trigger={trigger}
      title={title}
      action={action}
      read={(form): PostFields => ({ title: textOf(form, "title"), overall: form.has("overall") })}
      record={post}
    >
      {(errorAt, saysNow) => (
        <>
          <Field label={t("name")} hint={saysNow("title")} error={errorAt("title")} required>
            {(control) => <Input name="title" defaultValue={post?.title} {...control} />}
          </Field>
          <Checkbox
            name="overall"
            label={t("overall")}
            hint={saysNow("overall", (overall) => t(overall ? "overall" : "assigned")) ?? t("overallHint")}
            defaultChecked={post?.overall}
          />
        </>
      )}
    </FormDialog>
  );
}
