import type { LoaderFunctionArgs } from "@remix-run/node";
import { store } from "../db.server";
import { notFound, picture } from "../http/respond.server";
import { findPhoto } from "../stories/faces.server";

export async function loader({ params }: LoaderFunctionArgs) {
  return picture((await findPhoto(store.read, params.photo!)) ?? notFound());
}
