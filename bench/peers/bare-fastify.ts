import { readFileSync } from "node:fs";
import Fastify from "fastify";

// One route that answers one ready text: the least that this framework can do, and so the floor.
const body = readFileSync(0, "utf8");
const app = Fastify();
app.get("/page", (_request, reply) => reply.type("application/json; charset=utf-8").send(body));
const url = await app.listen({ port: 0, host: "127.0.0.1" });
process.stdout.write(`${JSON.stringify({ url })}\n`);
