import "server-only";
import { type Metadata } from "next";
import { getTranslations } from "next-intl/server";

type Place = Parameters<Awaited<ReturnType<typeof getTranslations<"shell.nav">>>>[0];

/** The title of a page in the browser's tabs and history: the place in the navigation that it belongs to. */
export const pageTitle = (place: Place) => async (): Promise<Metadata> => ({
  title: (await getTranslations("shell.nav"))(place),
});
