package spoor.formats.parquet;

import spoor.formats.Format;
import spoor.formats.Recognition;
import spoor.formats.Sample;

/// Parquet: told here by its first bytes, and read by the engine, which needs the whole file.
public final class ParquetFormat implements Format {
    @Override
    public Description description() {
        return new Description(
                "parquet",
                "Apache Parquet: columns of typed values, as data tools exchange them.",
                "The four bytes PAR1 at the beginning.",
                "named after the file");
    }

    /// Whether a file begins as Parquet does.
    public static boolean isParquet(byte[] head) {
        return head.length >= 4
                && head[0] == 'P'
                && head[1] == 'A'
                && head[2] == 'R'
                && head[3] == '1';
    }

    @Override
    public Recognition recognise(Sample sample) {
        return new Recognition.Refused(
                isParquet(sample.head())
                        ? "the schema lies at the file's end"
                        : "it does not begin with PAR1");
    }
}
