import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { notFound } from "../http/respond.server";
import type { Sure } from "../hubs/answer-finder.server";
import { findHubById } from "../hubs/hubs.server";
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { LinkButton } from "../ui/link-button";
import type { PageHandle } from "../ui/page-handle";
import { Phones } from "../ui/phones";

export const handle: PageHandle = { title: (t) => t("referral:find.title"), sameForAll: true };

const SURE: readonly string[] = ["exact", "likely", "check", "place"] satisfies Sure[];

export async function loader({ params }: LoaderFunctionArgs) {
  const hub = await findHubById(store.read, params.hub ?? "");
  if (!hub?.active || !SURE.includes(params.sure ?? "")) notFound();
  return { id: hub.id, name: hub.name, phone: hub.phone, sure: params.sure as Sure };
}

export default function FoundHub() {
  const { id, name, phone, sure } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <h1>{t("referral:find.yourHub", { hub: name })}</h1>
      <p className="lead">{t(`referral:find.sure.${sure}`, { hub: name })}</p>
      <Phones lines={[{ id, name, number: phone }]} />
      <LinkButton href={paths.ask}>{t("referral:find.ask2")}</LinkButton>
      <p>
        <a href={paths.hub(id)}>{t("referral:find.see")}</a>
      </p>
      <p>
        <a href={paths.findHub}>{t("referral:find.notRight")}</a>
      </p>
    </>
  );
}
