/** Gives the schema `public` of a connection's database as text. */
export function dumpSchema(client: { query(sql: string, values: string[]): Promise<{ rows: unknown[] }> }): Promise<string>
/** Gives an OpenAPI document as text, its paths in order. */
export function dumpOpenApi(document: { paths?: object }): string
