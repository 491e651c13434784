import { useDeferredValue, useMemo, useState, type ReactNode } from "react";
import type { Account } from "../../../api/case";
import { count, number } from "../../../parts/words";
import { LONGEST } from "../accountText";
import { AccountRemarks } from "../AccountRemarks";
import { look, usePlace } from "../place";
import { chosen, commonFolder, linesOf, type ColumnName } from "./rows";
import { SourceDetail } from "./SourceDetail";
import { SourceTable } from "./SourceTable";
import { Text } from "../../../parts/Text";

/** More sources are grouped by format and table at first. */
const MOST = 60;

/** The balanced statement of what was read: each source, and every byte of it. */
export function SourcesView({ account }: { readonly account: Account }): ReactNode {
  const { sources } = account;
  const { find: words, sort: order, group: grouping, source: shown } = usePlace().state;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const grouped = grouping ?? (sources.length > MOST && words === "");
  const wanted = useDeferredValue(words);
  const folder = useMemo(() => commonFolder(sources.map((source) => source.path)), [sources]);
  const found = useMemo(() => chosen(sources, wanted, order), [sources, wanted, order]);
  const lines = useMemo(() => linesOf(found, grouped, open), [found, grouped, open]);
  const source = sources.find((one) => one.id === shown);

  const onOrder = (column: ColumnName) => {
    const falling = column !== "name" && column !== "format" && column !== "table";
    const again = order?.column === column;
    const sort =
      again && order.falling !== falling ? undefined : { column, falling: again !== falling };
    look({ view: "sources", sort });
  };
  const onShow = (id: number | undefined) => {
    look({ view: "sources", source: id, reason: "", reject: "" }, { step: true });
  };
  return (
    <div className={source === undefined ? "account" : "account with-detail"}>
      <div className="account-list">
        <Total account={account} />
        <div className="remarks-frame">
          <AccountRemarks account={account} folder={folder} />
        </div>
        <div className="source-tools">
          <input
            type="search"
            value={words}
            maxLength={LONGEST}
            placeholder="Filter: path, format, table, hash, rejects, gaps, unread"
            aria-label="Filter the sources"
            onChange={(event) => {
              look({ view: "sources", find: event.target.value });
            }}
          />
          <label>
            <input
              type="checkbox"
              checked={grouped}
              onChange={(event) => {
                look({ view: "sources", group: event.target.checked });
              }}
            />{" "}
            Group by format and table
          </label>
          <span className="muted" role="status">
            {found.length === sources.length
              ? count(sources.length, "source")
              : `${number(found.length)} of ${count(sources.length, "source")}`}
            {folder !== "" && (
              <>
                {" "}
                in <Text value={folder} />
              </>
            )}
          </span>
        </div>
        <SourceTable
          lines={lines}
          folder={folder}
          order={order}
          shown={source?.id}
          open={open}
          onOrder={onOrder}
          onShow={(id) => {
            onShow(id === shown ? undefined : id);
          }}
          onToggle={(group) => {
            setOpen((old) => {
              const next = new Set(old);
              if (!next.delete(group)) {
                next.add(group);
              }
              return next;
            });
          }}
        />
      </div>
      {source !== undefined && (
        <SourceDetail
          key={source.id}
          source={source}
          account={account}
          onClose={() => {
            onShow(undefined);
          }}
        />
      )}
    </div>
  );
}

/** The one sentence that matters. */
function Total({ account }: { readonly account: Account }): ReactNode {
  const { totals, balanced } = account;
  const sums = totals.byte_sums;
  const open = account.sources.filter((source) => !source.balanced).length;
  return (
    <p className={balanced ? "total fine" : "total wrong"}>
      <strong>
        {balanced
          ? "Every byte accounted for."
          : `${open} of ${account.sources.length} sources do not balance.`}
      </strong>{" "}
      {count(totals.bytes, "byte")} in {count(totals.sources, "source")} = {number(sums.events)} of{" "}
      {count(totals.events, "event")} + {number(sums.continuations)} of continuations +{" "}
      {number(sums.headers)} of headers + {number(sums.blank)} blank + {number(sums.rejects)} of{" "}
      {count(totals.rejects, "reject")}.
      {totals.unread > 0 && ` ${count(totals.unread, "source")} could not be read.`}
    </p>
  );
}
