import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { findDraft, startDraft } from "../questions/drafts.server";
import { formAddress } from "../referrals/form-address";
import { journeyNamed } from "../referrals/journeys";
import { findVisit } from "../referrals/your-page.server";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { title: (t) => t("form:open.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  if (!(await findDraft(request, new Date()))) throw seeOther(paths.ask);
  return null;
}

/** Starts a journey. One that is under way is offered first: finish it, or start again. */
export async function action({ request }: ActionFunctionArgs) {
  const now = new Date();
  const form = await readForm(request);
  const wanted = journeyNamed(form.one("journey"));
  if (wanted.name === "contact" && !(await findVisit(request, now))) return seeOther(paths.yourPage);
  const draft = await findDraft(request, now);
  if (draft && draft.done.length > 0 && form.one("again") === "") return seeOther(paths.form);
  const { cookie } = await startDraft(request, wanted.name, now);
  return seeOther(formAddress(wanted.steps[0]!.id, wanted.name), { cookies: [cookie] });
}

export default function Form() {
  const t = useT();
  return (
    <>
      <h1>{t("form:open.heading")}</h1>
      <p>{t("form:open.lead")}</p>
      <div className="form-buttons">
        <LinkButton href={paths.formCheck}>{t("form:open.carryOn")}</LinkButton>
        <form method="post" action={paths.form}>
          <input type="hidden" name="again" value="1" />
          <Button kind="secondary">{t("form:open.startAgain")}</Button>
        </form>
      </div>
      <p>{t("form:open.startAgainHint")}</p>
    </>
  );
}
