/** A family without a browser: plain requests, a jar of cookies, and the forms filled in as a form would send them. */

export interface Answer {
  status: number;
  /** where a redirect leads */
  location: string | null;
  body: string;
  headers: Headers;
}

export class Family {
  readonly cookies = new Map<string, string>();
  constructor(
    readonly url: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  get(path: string): Promise<Answer> {
    return this.ask(path, {});
  }

  /** Posts a form as a browser on our own page does. */
  post(
    path: string,
    fields: Record<string, string | string[]>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const body = new URLSearchParams();
    for (const [name, values] of Object.entries(fields))
      for (const value of [values].flat()) body.append(name, value);
    return this.ask(path, {
      method: "POST",
      body,
      headers: { origin: this.url, "sec-fetch-site": "same-origin", ...headers },
    });
  }

  private async ask(path: string, init: RequestInit): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(this.url + path, {
      ...init,
      redirect: "manual",
      headers: {
        ...this.headers,
        ...(init.headers as Record<string, string>),
        ...(cookie ? { cookie } : {}),
      },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (/max-age=0/i.test(line)) this.cookies.delete(name!);
      else this.cookies.set(name!, value!);
    }
    return {
      status: response.status,
      location: response.headers.get("location"),
      body: await response.text(),
      headers: response.headers,
    };
  }

  /** Starts a request and answers step after step until the check page. @param answers by step; others as {@link SIX} */
  async fillIn(answers: Record<string, Record<string, string | string[]>> = {}): Promise<void> {
    let at = (await this.post("/form", { journey: "referral", again: "1" })).location;
    for (let step = 0; at !== "/form/check"; step++) {
      const id = at?.split("/").pop() ?? "";
      const fields = answers[id] ?? SIX[id];
      if (!fields || step > 30) throw new Error(`No answer for ${at}`);
      const next = (await this.post(`/form/${id}`, fields)).location;
      if (next === at) throw new Error(`${at} was refused`);
      at = next;
    }
  }

  /** The key in the check page's form. */
  async submissionKey(): Promise<string> {
    const { body } = await this.get("/form/check");
    return /name="key" value="([^"]+)"/.exec(body)![1]!;
  }

  async send(): Promise<Answer> {
    return this.post("/form/check", { key: await this.submissionKey() });
  }

  /** What the confirmation shows. */
  async receipt(): Promise<{ reference: string; code: string } | undefined> {
    const { body } = await this.get("/form/sent");
    const [reference, code] = [...body.matchAll(/class="sent-code"[^>]*>([^<]+)</g)].map((it) => it[1]!);
    return reference && code ? { reference, code: code.replace(/\s/g, "") } : undefined;
  }
}

/** The shortest whole request. */
export const SIX: Record<string, Record<string, string | string[]>> = {
  q1: { callMe: "Kirsty" },
  q2: { "place.where": "Larkhall" },
  q3: { reach: "code" },
  q4: { "children.age": ["7", ""] },
  q5: { help: "I would like to talk to someone about bedtimes." },
  q6: { language: "english" },
  q7: { more: "send" },
};
