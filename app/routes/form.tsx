import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { keepSlip, readSlip } from "../http/slips.server";
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { findDraft, startDraft } from "../questions/drafts.server";
import { formAddress } from "../form-address";
import { journeyNamed } from "../journeys";
import { referralJourney } from "../referrals/referral.questions";
import { contactJourney } from "../safety/contact.questions";
import { keepVisit } from "../vault/own-page.server";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { title: (t) => t("form:open.title") };

/** What was asked for while another form was under way. */
interface Wanted {
  page: "form";
  journey: string;
}

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  if (!(await findDraft(request, now))) throw seeOther(paths.ask);
  const slip = await readSlip<Wanted>(request, now);
  return { wanted: slip?.page === "form" ? slip.journey : referralJourney.name };
}

/** Starts a journey. One that is under way is offered first: finish it, or start again. */
export async function action({ request, context }: ActionFunctionArgs) {
  const now = new Date();
  const form = readForm(context);
  const wanted = journeyNamed(form.one("journey"));
  const visit = wanted.name === contactJourney.name ? await keepVisit(request, now) : undefined;
  if (wanted.name === contactJourney.name && !visit) return seeOther(paths.yourPage);
  const draft = await findDraft(request, now);
  if (draft && Object.keys(draft.raw).length > 0 && form.one("again") === "") {
    const { cookie } = await keepSlip(request, { page: "form", journey: wanted.name } satisfies Wanted, now);
    return seeOther(paths.form, { cookies: [cookie] });
  }
  const { cookie } = await startDraft(request, wanted.name, now, { about: visit?.id });
  return seeOther(formAddress(wanted.steps[0]!.id, wanted.name), { cookies: [cookie] });
}

export default function Form() {
  const t = useT();
  const { wanted } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t("form:open.heading")}</h1>
      <p>{t("form:open.lead")}</p>
      <div className="form-buttons">
        <LinkButton href={paths.formCheck}>{t("form:open.carryOn")}</LinkButton>
        <form method="post" action={paths.form}>
          <input type="hidden" name="again" value="1" />
          <input type="hidden" name="journey" value={wanted} />
          <Button kind="secondary">{t("form:open.startAgain")}</Button>
        </form>
      </div>
      <p>{t("form:open.startAgainHint")}</p>
    </>
  );
}
