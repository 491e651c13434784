package spoor.workbench.hunt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.model.Span;

/// Builds [Yaml] from the parser's events, so that nothing of the library that makes objects is
/// ever reached, with a bound on length and depth.
final class YamlReader {
    static final int MAX_LENGTH = 65_536;
    private static final int MAX_DEPTH = 8;

    private final String text;
    private final int offset;
    private final Iterator<Event> events;

    private YamlReader(String text, int offset) {
        this.text = text;
        this.offset = offset;
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel("front matter")
                        .setUseMarks(true)
                        .setCodePointLimit(MAX_LENGTH)
                        .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /// Reads one mapping.
    ///
    /// @param text the YAML
    /// @param offset where it begins in the hunt file, for the places of problems
    /// @throws ProblemException when it is no YAML, or more than the subset
    static Yaml.Mapping read(String text, int offset) {
        if (text.length() > MAX_LENGTH) {
            throw refused(
                    new Span(offset, offset),
                    "the front matter has "
                            + text.length()
                            + " characters, more than "
                            + MAX_LENGTH,
                    "move prose below the front matter");
        }
        try {
            return new YamlReader(text, offset).document();
        } catch (MarkedYamlEngineException e) {
            int at = e.getProblemMark().map(mark -> position(text, mark.getIndex())).orElse(0);
            Span span = new Span(offset + at, offset + at);
            throw refused(span, "the front matter is not YAML: " + oneLine(e.getProblem()), "");
        } catch (YamlEngineException e) {
            Span span = new Span(offset, offset);
            throw refused(
                    span,
                    "the front matter is not YAML: " + oneLine(String.valueOf(e.getMessage())),
                    "");
        }
    }

    private Yaml.Mapping document() {
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case StreamStart, DocumentStart, Comment -> {}
                case StreamEnd, DocumentEnd -> {
                    return new Yaml.Mapping(List.of(), new Span(offset, offset));
                }
                case MappingStart, SequenceStart, Scalar, Alias, MappingEnd, SequenceEnd -> {
                    Yaml root = value(event, 0);
                    while (events.hasNext()) {
                        events.next();
                    }
                    if (root instanceof Yaml.Mapping mapping) {
                        return mapping;
                    }
                    throw refused(
                            root.span(),
                            "the front matter is not a list of 'key: value' lines",
                            "write for example 'title: My hunt'");
                }
            }
        }
        return new Yaml.Mapping(List.of(), new Span(offset, offset));
    }

    private Yaml value(Event event, int depth) {
        if (depth > MAX_DEPTH) {
            throw refused(
                    span(event),
                    "the front matter is nested deeper than " + MAX_DEPTH,
                    "flatten it");
        }
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
            throw refused(
                    span(event),
                    "anchors and aliases are not read in front matter",
                    "repeat the value");
        }
        return switch (event) {
            case ScalarEvent scalar -> {
                plainTag(scalar.getTag().isPresent(), scalar);
                yield new Yaml.Scalar(scalar.getValue(), span(scalar));
            }
            case SequenceStartEvent start -> {
                plainTag(start.getTag().isPresent(), start);
                yield sequence(start, depth);
            }
            case MappingStartEvent start -> {
                plainTag(start.getTag().isPresent(), start);
                yield mapping(start, depth);
            }
            default -> throw new IllegalStateException("a value begins with " + event);
        };
    }

    private void plainTag(boolean tagged, Event event) {
        if (tagged) {
            throw refused(
                    span(event), "tags ('!name') are not read in front matter", "remove the tag");
        }
    }

    private Yaml.Sequence sequence(Event start, int depth) {
        List<Yaml> items = new ArrayList<>();
        for (Event event = events.next();
                event.getEventId() != Event.ID.SequenceEnd;
                event = events.next()) {
            items.add(value(event, depth + 1));
        }
        return new Yaml.Sequence(items, span(start));
    }

    private Yaml.Mapping mapping(Event start, int depth) {
        List<Yaml.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Event event = events.next();
                event.getEventId() != Event.ID.MappingEnd;
                event = events.next()) {
            if (!(value(event, depth + 1) instanceof Yaml.Scalar key)) {
                throw refused(span(event), "a key of the front matter is not a word", "");
            }
            if (!keys.add(key.text())) {
                throw refused(
                        key.span(), "'" + key.text() + "' is given twice", "keep one of the two");
            }
            entries.add(new Yaml.Entry(key.text(), key.span(), value(events.next(), depth + 1)));
        }
        return new Yaml.Mapping(entries, span(start));
    }

    private Span span(Event event) {
        int start = event.getStartMark().map(mark -> position(text, mark.getIndex())).orElse(0);
        int end = event.getEndMark().map(mark -> position(text, mark.getIndex())).orElse(start);
        return new Span(offset + start, offset + Math.max(start, end));
    }

    /// The library counts code points, a [Span] UTF-16 positions.
    private static int position(String text, int codePoints) {
        int count = Math.min(codePoints, text.codePointCount(0, text.length()));
        return text.offsetByCodePoints(0, count);
    }

    private static String oneLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static ProblemException refused(Span span, String message, String hint) {
        return new ProblemException(new Problem("HUNT001", span, message, hint));
    }
}
