import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { noteOpened } from "../groups/note-opened.server";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { keepSlip, readSlip } from "../http/slips.server";
import { useT } from "../i18n/translate";
import { ownPageOf } from "../own-page-address";
import { paths } from "../paths";
import { findVisit, openOwnPage } from "../vault/own-page.server";
import { Button } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { HubNumbers } from "../ui/hub-numbers";
import type { PageHandle } from "../ui/page-handle";
import { TextInput } from "../ui/text-input";

export const handle: PageHandle = { title: (t) => t("referral:yours.title") };

interface Refused {
  page: "yourPage";
  reference: string;
  error: "wrong" | "slow" | "unsent";
}

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const visit = await findVisit(request, now);
  if (visit) throw seeOther(ownPageOf(visit));
  const slip = await readSlip<Refused>(request, now);
  return slip?.page === "yourPage" ? { reference: slip.reference, error: slip.error } : null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const now = new Date();
  const form = readForm(context);
  const typed = { reference: form.one("reference"), code: form.one("code") };
  const opened = await openOwnPage(typed, context.address, now);
  if (typeof opened !== "string") {
    if (opened.kind === "booking") await noteOpened(store, opened.id, now);
    const { cookie } = await keepSlip(request, opened, now, "visit");
    return seeOther(ownPageOf(opened), { cookies: [cookie] });
  }
  // the code is not kept: it opens the page, and would stand in the form for whoever looks next
  const refused: Refused = { page: "yourPage", reference: typed.reference.slice(0, 20), error: opened };
  const { cookie } = await keepSlip(request, refused, now);
  return seeOther(paths.yourPage, { cookies: [cookie] });
}

export default function YourPage() {
  const refused = useLoaderData<typeof loader>();
  const t = useT();
  const error = refused ? t(`referral:yours.${refused.error}`) : undefined;
  return (
    <>
      {error && <ErrorSummary errors={[{ field: "reference", text: error }]} />}
      <h1>{t("referral:yours.heading")}</h1>
      <p>{t("referral:yours.lead")}</p>
      <form method="post" action={paths.yourPage} noValidate autoComplete="off">
        <TextInput
          id="reference"
          name="reference"
          label={t("referral:yours.reference")}
          hint={t("referral:yours.referenceHint")}
          value={refused?.reference}
          error={error}
          autoComplete="off"
          width={10}
        />
        <TextInput
          id="code"
          name="code"
          label={t("referral:yours.code")}
          hint={t("referral:yours.codeHint")}
          inputMode="numeric"
          autoComplete="off"
          width={20}
        />
        <Button>{t("referral:yours.open")}</Button>
      </form>
      <p>{t("referral:yours.lostCode")}</p>
      <HubNumbers />
    </>
  );
}
