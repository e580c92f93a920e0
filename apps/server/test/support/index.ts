export { type DatabaseName, databases, type OpenDatabase, onEachDatabase, openDatabase } from "./on-each-database.ts";
export { type FreshPostgres, freshPostgres, hasPostgres } from "./postgres.ts";
export { ADMIN, startTestServer, type TestServer } from "./start-test-server.ts";
export { type Answer, PASSWORD, type Visitor, visitor } from "./visitor.ts";
