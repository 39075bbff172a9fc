import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { notFound } from "../http/respond.server";
import { findCouncilName } from "../hubs/answer-finder.server";
import { UNKNOWN_COUNCIL } from "../hubs/council-slug";
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { HubNumbers } from "../ui/hub-numbers";
import type { PageHandle } from "../ui/page-handle";
import { Prose } from "../ui/prose";

export const handle: PageHandle = { title: (t) => t("referral:find.title"), sameForAll: true };

export async function loader({ params }: LoaderFunctionArgs) {
  if (params.council === UNKNOWN_COUNCIL) return { council: null };
  return { council: (await findCouncilName(store.read, params.council ?? "")) ?? notFound() };
}

/** A real place elsewhere: who can help there, and that we still talk to the family. */
export default function FoundOutside() {
  const { council } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <h1>
        {council ? t("referral:find.outsideHeading", { council }) : t("referral:find.outsideHeadingUnknown")}
      </h1>
      <Prose blocks={[t("referral:find.outsideBody"), t("referral:find.outsideStill")]} />
      <HubNumbers />
      <p>
        <a href={paths.findHub}>{t("referral:find.notRight")}</a>
      </p>
    </>
  );
}
