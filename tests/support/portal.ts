/** The portal in this process: real database, real migrations, example data, and routes called as Remix calls them. */
import type { AppLoadContext } from "@remix-run/node";
import { appDatabase } from "./database";
import { postedForm } from "./posted";

type Args = { request: Request; params: Record<string, string>; context: AppLoadContext };
interface Route {
  loader?: (args: never) => unknown;
  action?: (args: never) => unknown;
}

/** One for a test file: the app opens its store when it is first imported. */
export async function openPortal(now: Date) {
  const database = await appDatabase();
  process.env.KEYS_DIR = "";
  const { store } = await import("../../app/db.server");
  const { seedExample } = await import("../../app/seed.server");
  const { chooseLanguage } = await import("../../app/i18n/i18n.server");
  await seedExample(store, now);
  const context = { language: chooseLanguage("en", null), faultReference: "TEST", address: "192.0.2.1" };

  let visitors = 0;

  /** A browser, each somewhere else: keeps its cookies, and follows nothing by itself. */
  function newVisitor(address = `192.0.2.${++visitors % 256}`) {
    const cookies = new Map<string, string>();
    /** as the last answer sent them */
    const sentCookies: string[] = [];
    async function call(
      handler: Route["loader"],
      path: string,
      params: Record<string, string>,
      fields?: Record<string, string | string[]>,
    ) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const method = fields ? "POST" : "GET";
      const request = new Request(`http://localhost${path}`, { headers: { cookie }, method });
      const posted = fields && postedForm(fields);
      const args: Args = { request, params, context: { ...context, address, posted } };
      const answer = await Promise.resolve(handler!(args as never)).catch((thrown: unknown) => {
        if (thrown instanceof Response) return thrown;
        throw thrown;
      });
      sentCookies.length = 0;
      if (answer instanceof Response)
        for (const line of answer.headers.getSetCookie()) {
          sentCookies.push(line);
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
          if (/max-age=0/i.test(line)) cookies.delete(name!);
          else cookies.set(name!, value!);
        }
      return answer;
    }
    return {
      cookies,
      sentCookies,
      /** the loader's data, or where it leads instead */
      async see<T = Record<string, unknown>>(route: Route, path = "/", params = {}): Promise<T | string> {
        const answer = await call(route.loader, path, params);
        return answer instanceof Response
          ? (answer.headers.get("location") ?? String(answer.status))
          : (answer as T);
      },
      /** where the posted form leads */
      async send(
        route: Route,
        fields: Record<string, string | string[]>,
        path = "/",
        params = {},
      ): Promise<string> {
        const answer = (await call(route.action, path, params, fields)) as Response;
        if (answer.status !== 303) throw new Error(`Answered ${answer.status}, not 303`);
        return answer.headers.get("location")!;
      },
    };
  }

  return {
    store,
    newVisitor,
    async close() {
      await store.close();
      await database.close();
    },
  };
}
export type Portal = Awaited<ReturnType<typeof openPortal>>;
export type Visitor = ReturnType<Portal["newVisitor"]>;
