import { env } from "../env.server";

/** Where staff pages are served, as their browsers see it: "https://support.example.org". Passkeys are bound to it. */
export const staffOrigin = (request: Request): string =>
  env.staffUrl ?? env.publicUrl ?? new URL(request.url).origin;
