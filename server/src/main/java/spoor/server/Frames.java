package spoor.server;

import com.fasterxml.jackson.databind.JsonNode;

/// How the frames of a v2 answer are asked for.
///
/// @param progressive rows come in fragments, with progress between them
/// @param fragmented rows come in fragments
/// @param lines a frame on each line
record Frames(boolean progressive, boolean fragmented, boolean lines) {
    static Frames of(JsonNode options) {
        boolean progressive = options.path("results_progressive_enabled").asBoolean(false);
        return new Frames(
                progressive,
                progressive || options.path("results_v2_fragment_primary_tables").asBoolean(false),
                options.path("results_v2_newlines_between_frames").asBoolean(false));
    }
}
