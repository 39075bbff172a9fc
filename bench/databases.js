/** PostgreSQL databases that live as long as one bench. */
import pg from "pg";

/** @param {string} server as postgres://user@host/any. @param {string[]} names
 *  @returns {Promise<{ urls: Record<string, string>, drop: () => Promise<void> }>} */
export async function makeDatabases(server, names) {
  const own = Object.fromEntries(names.map((name) => [name, `bench_${name}_${process.pid}`]));
  const administer = async (sql) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    for (const name of Object.values(own)) await client.query(sql(name));
    await client.end();
  };
  await administer((name) => `create database ${name}`);
  const urlOf = (name) => Object.assign(new URL(server), { pathname: `/${name}` }).href;
  return {
    urls: Object.fromEntries(names.map((name) => [name, urlOf(own[name])])),
    drop: () => administer((name) => `drop database ${name} with (force)`),
  };
}
