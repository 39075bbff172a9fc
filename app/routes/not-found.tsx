import { notFound } from "../http/respond.server";

// with a component this is a page, so that the root's error page is shown and not a bare 404
export const loader = () => notFound();
export const action = () => notFound();
export default function NotFound() {
  return null;
}
