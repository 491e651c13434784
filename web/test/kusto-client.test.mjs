/** Kusto's own client for Node against the real server: what notebooks and tools in JavaScript connect with. */
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Client, ClientRequestProperties, KustoConnectionStringBuilder } from "azure-kusto-data";
import { startWith } from "./spoor.mjs";

const DATABASE = "walk";
/** Nine thousand million pairs: it ends only where it is stopped. */
const LONG =
  "range a from 1 to 3000000 step 1 | extend k = a % 1000 | as T | join kind=inner T on k | summarize dcount(strcat(a, a1))";

const ALL_TYPES = `print s = "x", l = 42, big = 9007199254740993, d = datetime(2024-07-08T10:27:53.6539101Z),
  dyn = dynamic({"a": [1, 2]}), t = timespan(1.02:03:04.5678901), b = true, r = 1.5,
  g = guid(74be27de-1e4e-49d9-b579-fe0b331d3642), m = decimal(1.25), none = long(null)`;

describe("Kusto's client for Node", () => {
  let server;
  let client;
  let token;
  let origin;

  before(async () => {
    server = await startWith(async (logs) => {
      await mkdir(logs, { recursive: true });
      const rows = Array.from(
        { length: 5000 },
        (_, index) => `2024-05-01T00:00:00Z,user${String(index % 7)},${String(index)}\n`,
      );
      await writeFile(join(logs, "Logons.csv"), `TimeGenerated,User,Number\n${rows.join("")}`);
    });
    const address = new URL(server.address);
    token = address.searchParams.get("token");
    origin = address.origin;
    client = new Client(KustoConnectionStringBuilder.withAccessToken(origin, token));
  });

  after(async () => {
    client?.close();
    await server?.stop();
  });

  const rows = async (text, properties) => {
    const answer = await client.execute(DATABASE, text, properties);
    return answer.primaryResults[0].toJSON().data;
  };

  it("reads values of all types", async () => {
    const [row] = await rows(ALL_TYPES);
    assert.equal(row.s, "x");
    assert.equal(row.l, 42);
    assert.equal(row.d.toISOString(), "2024-07-08T10:27:53.653Z");
    assert.deepEqual(row.dyn, { a: [1, 2] });
    assert.equal(row.t, ((26 * 60 + 3) * 60 + 4) * 1000 + 567.8901);
    assert.equal(row.b, true);
    assert.equal(row.r, 1.5);
    assert.equal(row.g, "74be27de-1e4e-49d9-b579-fe0b331d3642");
    assert.equal(Number(row.m), 1.25);
    assert.equal(row.none, null);
  });

  it("reads the rows of a table, all of them", async () => {
    const all = await rows("Logons | sort by Number asc");
    assert.equal(all.length, 5000);
    assert.deepEqual(
      all.map((row) => row.Number),
      Array.from({ length: 5000 }, (_, index) => index),
    );
  });

  it("passes parameters as values, not as text of the query", async () => {
    const properties = new ClientRequestProperties();
    properties.setParameter("who", "user3");
    properties.setParameter("least", 4990);
    const found = await rows(
      "declare query_parameters(who: string, least: long); Logons | where User == who and Number >= least",
      properties,
    );
    assert.deepEqual(
      found.map((row) => row.Number),
      [4994],
    );
    const hostile = new ClientRequestProperties();
    hostile.setParameter("who", "' or 1 == 1 or '");
    assert.deepEqual(
      await rows("declare query_parameters(who: string); Logons | where User == who", hostile),
      [],
    );
  });

  it("says what is wrong with a text", async () => {
    await assert.rejects(client.execute(DATABASE, "Logons | where Usr == 1"), (error) => {
      assert.equal(error.response.status, 400);
      assert.match(error.response.data.error["@message"], /unknown column 'Usr'/);
      return true;
    });
  });

  it("is told when the time is over", async () => {
    const properties = new ClientRequestProperties();
    properties.setTimeout(1000);
    properties.setClientTimeout(60_000);
    await assert.rejects(client.execute(DATABASE, LONG, properties), (error) => {
      assert.match(error.response.data.error["@message"], /longer than/);
      return true;
    });
  });

  it("cancels a query that runs", async () => {
    const properties = new ClientRequestProperties();
    properties.clientRequestId = "walk;to-cancel";
    const running = client.execute(DATABASE, LONG, properties);
    const ended = assert.rejects(running, (error) => {
      assert.match(error.response.data.error["@message"], /cancelled/);
      return true;
    });
    let cancelled = false;
    for (let attempt = 0; attempt < 100 && !cancelled; attempt++) {
      const [row] = await rows('.cancel query "walk;to-cancel"');
      cancelled = Boolean(row.RunningQueryCanceled);
    }
    assert.ok(cancelled, "the query was never seen to run");
    await ended;
  });

  it("runs management commands and version 1 of the query protocol", async () => {
    const tables = await rows(".show tables");
    assert.ok(tables.some((row) => row.TableName === "Logons"));
    const answer = await client.executeQueryV1(DATABASE, "Logons | count");
    assert.equal(answer.primaryResults[0].toJSON().data[0].Count, 5000);
  });

  it("is turned away without the token", async () => {
    const stranger = new Client(KustoConnectionStringBuilder.withAccessToken(origin, `${token}x`));
    await assert.rejects(stranger.execute(DATABASE, "Logons | count"), (error) => {
      assert.equal(error.response.status, 401);
      return true;
    });
    stranger.close();
  });
});
