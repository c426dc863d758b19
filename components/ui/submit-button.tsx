"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button";
import { Spinner } from "./spinner";

/**
 * The submit button of the surrounding form. While the form's action runs it shows so and can't be pressed again,
 * so a double click sends once.
 */
export function SubmitButton({
  children,
  disabled,
  variant = "primary",
  ...props
}: ComponentProps<typeof Button>) {
  const { pending } = useFormStatus();
  const t = useTranslations("common.state");
  return (
    <Button type="submit" variant={variant} disabled={disabled || pending} aria-busy={pending} {...props}>
      {pending && <Spinner />}
      {children}
      {pending && (
        <span role="status" className="sr-only">
          {t("pending")}
        </span>
      )}
    </Button>
  );
}
