package spoor.bench.templates;

import java.util.List;

/// What the authors of logparser publish for Drain: its parameters for each set, and the grouping
/// accuracy it reaches there by the original truth.
///
/// @param masks regular expressions, applied one after the other
public record PublishedDrain(
        String set, double grouping, double similarity, int depth, List<String> masks) {
    public static final List<PublishedDrain> ALL =
            List.of(
                    of("HDFS", .9975, .5, 4, "blk_-?\\d+", "(\\d+\\.){3}\\d+(:\\d+)?"),
                    of("Hadoop", .9475, .5, 4, "(\\d+\\.){3}\\d+"),
                    of(
                            "Spark",
                            .92,
                            .5,
                            4,
                            "(\\d+\\.){3}\\d+",
                            "\\b[KGTM]?B\\b",
                            "([\\w-]+\\.){2,}[\\w-]+"),
                    of("Zookeeper", .9665, .5, 4, "(/|)(\\d+\\.){3}\\d+(:\\d+)?"),
                    of("Windows", .997, .7, 5, "0x.*?\\s"),
                    of("Linux", .69, .39, 6, "(\\d+\\.){3}\\d+", "\\d{2}:\\d{2}:\\d{2}"),
                    of("Apache", 1, .5, 4, "(\\d+\\.){3}\\d+"),
                    of(
                            "Proxifier",
                            .5265,
                            .6,
                            3,
                            "<\\d+\\ssec",
                            "([\\w-]+\\.)+[\\w-]+(:\\d+)?",
                            "\\d{2}:\\d{2}(:\\d{2})*",
                            "[KGTM]B"),
                    of("OpenSSH", .7875, .6, 5, "(\\d+\\.){3}\\d+", "([\\w-]+\\.){2,}[\\w-]+"),
                    of("OpenStack", .7325, .5, 5, "((\\d+\\.){3}\\d+,?)+", "/.+?\\s", "\\d+"));

    public PublishedDrain {
        masks = List.copyOf(masks);
    }

    private static PublishedDrain of(
            String set, double grouping, double similarity, int depth, String... masks) {
        return new PublishedDrain(set, grouping, similarity, depth, List.of(masks));
    }

    /// The masks as the argument of the miner.
    public String json() {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < masks.size(); i++) {
            json.append(i == 0 ? "" : ",").append("{\"mask").append(i).append("\":\"");
            json.append(masks.get(i).replace("\\", "\\\\")).append("\"}");
        }
        return json.append(']').toString();
    }
}
