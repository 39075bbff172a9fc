import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { beginForm, offerToCarryOn, type Wanted } from "../begin-form.server";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { readSlip } from "../http/slips.server";
import { useT } from "../i18n/translate";
import { journeyNamed } from "../journeys";
import { paths } from "../paths";
import { findDraft } from "../questions/drafts.server";
import { referralJourney } from "../referrals/referral.questions";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { title: (t) => t("form:open.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const draft = await findDraft(request, now);
  if (!draft) throw seeOther(paths.ask);
  const slip = await readSlip<Wanted>(request, now);
  const { journey, group, forADay }: Omit<Wanted, "page"> =
    slip?.page === "form" ? slip : { journey: referralJourney.name };
  return { wanted: journey, group, forADay, another: draft.journey !== journey };
}

/** Starts a journey. One that is under way is offered first: finish it, or start again. */
export async function action({ request, context }: ActionFunctionArgs) {
  const now = new Date();
  const form = readForm(context);
  const journey = journeyNamed(form.one("journey")).name;
  const forADay = form.one("keep") === "day";
  const wanted: Wanted = { page: "form", journey, forADay };
  const open = form.one("again") === "" && (await offerToCarryOn(request, wanted, now));
  const { goTo, cookies } = open || (await beginForm(request, journey, now, forADay));
  return seeOther(goTo, { cookies });
}

export default function Form() {
  const t = useT();
  const { wanted, group, forADay, another } = useLoaderData<typeof loader>();
  const say = another ? "another" : "same";
  return (
    <>
      <h1>{t("form:open.heading")}</h1>
      <p>{t(`form:open.${say}.lead`)}</p>
      <div className="form-buttons">
        <LinkButton href={paths.formCheck}>{t(`form:open.${say}.carryOn`)}</LinkButton>
        <form method="post" action={group ? paths.book : paths.form}>
          <input type="hidden" name="again" value="1" />
          <input type="hidden" name="journey" value={wanted} />
          {forADay && <input type="hidden" name="keep" value="day" />}
          {group && <input type="hidden" name="group" value={group} />}
          <Button kind="secondary">{t(`form:open.${say}.startAgain`)}</Button>
        </form>
      </div>
      <p>{t(`form:open.${say}.startAgainHint`)}</p>
    </>
  );
}
