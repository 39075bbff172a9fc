import { notFound } from "../http/respond.server";

export function loader() {
  notFound();
}
