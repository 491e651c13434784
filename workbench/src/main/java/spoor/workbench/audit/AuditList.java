package spoor.workbench.audit;

import java.util.List;

/// A log in memory.
final class AuditList implements AuditSink {
    private final List<String> lines;
    private long place;

    AuditList(List<String> lines) {
        this.lines = lines;
    }

    @Override
    public long place() {
        return place;
    }

    @Override
    public void append(String line) {
        lines.add(line);
        place += line.length() + 1;
    }

    @Override
    public void keep() {}

    @Override
    public void close() {}
}
