import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readPage } from "../groups/browse-filter";
import { ProgrammePage } from "../groups/programme-page";
import { readProgramme } from "../groups/programme-page.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = {
  title: (_, data: { programme: { name: string } }) => data.programme.name,
  sameForAll: true,
};

/** @throws Response 404 for a programme that is not, or is not taught now */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const asked = readPage(new URL(request.url).searchParams);
  const read = (await readProgramme(store.read, params.programme!, asked, new Date())) ?? notFound();
  context.keepAs = `${paths.programme(params.programme!)}${read.page > 1 ? `?page=${read.page}` : ""}`;
  return read;
}

export default function Programme() {
  return <ProgrammePage {...useLoaderData<typeof loader>()} />;
}
