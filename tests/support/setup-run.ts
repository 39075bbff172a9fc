/** Once a run: says aloud which suites have nothing to run against. */
const missing = [
  process.env.TEST_POSTGRES_URL ? "" : "PostgreSQL is NOT tested: set TEST_POSTGRES_URL=postgres://…",
  process.env.TEST_QUEUE_URL ? "" : "RabbitMQ is NOT tested: set TEST_QUEUE_URL=amqp://…",
].filter(Boolean);

export default function sayWhatIsSkipped(): void {
  if (missing.length > 0) process.stdout.write(`\n${missing.map((it) => `  !!  ${it}\n`).join("")}\n`);
}
