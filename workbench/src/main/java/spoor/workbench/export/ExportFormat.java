package spoor.workbench.export;

import java.util.Locale;

/// What a result can be written as; each holds one result.
public enum ExportFormat {
    /// RFC 4180 with LF, safe to open in a spreadsheet and reversible: see [CsvCell].
    CSV("csv", "text/csv; charset=utf-8"),
    /// A JSON object on each line.
    NDJSON("jsonl", "application/x-ndjson; charset=utf-8"),
    /// A table of GitHub's Markdown in which no value is markup.
    MARKDOWN("md", "text/markdown; charset=utf-8"),
    PARQUET("parquet", "application/vnd.apache.parquet");

    private final String extension;
    private final String mediaType;

    ExportFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /// Of a file's name, without the dot.
    public String extension() {
        return extension;
    }

    /// For HTTP.
    public String mediaType() {
        return mediaType;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
