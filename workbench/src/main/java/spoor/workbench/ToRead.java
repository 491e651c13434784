package spoor.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import spoor.engine.duckdb.StoredSource;
import spoor.formats.Chosen;
import spoor.formats.Reading;
import spoor.formats.Recognition;

/// A source that is to be read from its beginning.
///
/// @param before the source as the case knows it
/// @param note a sentence for the account; empty: none
/// @param line its line in the account, once it is read
/// @param again whether a pass over it told how to read it
record ToRead(
        int id,
        SourceLook look,
        Optional<StoredSource> before,
        Account.Outcome outcome,
        String note,
        CompletableFuture<Account.Line> line,
        boolean again) {
    SourceLoad into(List<TableChoice> choices) {
        Chosen chosen = look.chosen().orElseThrow();
        List<String> notes = new ArrayList<>(chosen.recognition().assumptions());
        notes.addAll(look.source().orElseThrow().notes());
        choices.forEach(choice -> notes.addAll(choice.notes()));
        if (!note.isEmpty()) {
            notes.add(note);
        }
        return new SourceLoad(
                id, look.source().orElseThrow(), chosen, choices, before, outcome, notes);
    }

    /// The same, read otherwise.
    ToRead with(Reading reading) {
        Chosen chosen = look.chosen().orElseThrow();
        Recognition.Recognised known = chosen.recognition();
        Chosen other =
                new Chosen(
                        chosen.format(),
                        new Recognition.Recognised(
                                known.score(), known.why(), reading, known.assumptions()));
        return new ToRead(
                id,
                new SourceLook(
                        look.origin(),
                        look.earlier(),
                        look.source(),
                        Optional.of(other),
                        Optional.empty()),
                before,
                outcome,
                note,
                line,
                true);
    }

    /// The same, of a source of which the case knows something else by now.
    ToRead behind(Optional<StoredSource> known) {
        return new ToRead(id, look, known, outcome, note, line, again);
    }
}
