import { Outlet, isRouteErrorResponse, useMatches, useRouteError } from "@remix-run/react";
import { useT } from "./i18n/translate";
import { Page } from "./ui/page";
import type { PageHandle } from "./ui/page-handle";
import { PlainMessage } from "./ui/plain-message";
import type { StaffChrome } from "./ui/staff-header";

/** What the innermost route says about its page. `staff` is undefined on family pages. */
function useLastMatch() {
  const last = useMatches().at(-1);
  const handle = last?.handle as PageHandle | undefined;
  const data = last?.data as { chrome?: StaffChrome } | null | undefined;
  return { handle, data, staff: handle?.staff ? (data?.chrome ?? null) : undefined };
}

export default function App() {
  const t = useT();
  const { handle, data, staff } = useLastMatch();
  return (
    <Page title={handle?.title(t, data as never) ?? ""} staff={staff}>
      <Outlet />
    </Page>
  );
}

export function ErrorBoundary() {
  const t = useT();
  const error = useRouteError();
  const { staff } = useLastMatch();
  const kind = isRouteErrorResponse(error) && error.status === 404 ? "notFound" : "fault";
  return (
    <Page title={t(`pages:plain.${kind}.title`)} staff={staff}>
      <PlainMessage kind={kind} />
    </Page>
  );
}
