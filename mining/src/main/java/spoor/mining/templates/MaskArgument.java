package spoor.mining.templates;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.re2j.PatternSyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import spoor.mining.Arguments;
import spoor.model.KqlType;

/// Reads the argument `masks`: a list of names of general masks and of own ones, `{"name": "regular
/// expression"}`.
final class MaskArgument {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String NAME = "masks";
    private static final String HINT =
            "write dynamic(['number', 'ipv4', {'block': 'blk_[0-9]+'}]), or dynamic([]) for none";
    private static final int LONGEST_NAME = 40;

    private final Arguments arguments;
    private final List<OwnMask> own = new ArrayList<>();
    private final Set<GeneralMask> general = EnumSet.noneOf(GeneralMask.class);

    private MaskArgument(Arguments arguments) {
        this.arguments = arguments;
    }

    /// All general masks when none are given; problems are noted.
    static MaskSet read(Arguments arguments) {
        Optional<Object> value = arguments.constant(NAME, Set.of(KqlType.DYNAMIC), HINT);
        return value.isPresent() && value.get() instanceof String json
                ? new MaskArgument(arguments).masks(json)
                : MaskSet.STANDARD;
    }

    /// As a call writes it.
    static String json(MaskSet masks) {
        StringBuilder json = new StringBuilder("[");
        for (OwnMask mask : masks.own()) {
            json.append(json.length() > 1 ? ",{" : "{");
            SlotNames.quote(mask.name(), json);
            json.append(':');
            SlotNames.quote(mask.pattern().pattern(), json);
            json.append('}');
        }
        for (GeneralMask mask : GeneralMask.values()) {
            if (masks.general().contains(mask)) {
                json.append(json.length() > 1 ? "," : "");
                SlotNames.quote(mask.shown(), json);
            }
        }
        return json.append(']').toString();
    }

    private MaskSet masks(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                problem("is not a list", HINT);
                return MaskSet.STANDARD;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (!one(parser)) {
                    return MaskSet.STANDARD;
                }
            }
        } catch (IOException e) {
            problem("is not JSON", HINT);
            return MaskSet.STANDARD;
        }
        if (own.size() + general.size() > Placeholder.MOST) {
            problem("has too many masks", "give at most " + Placeholder.MOST);
            return MaskSet.STANDARD;
        }
        return new MaskSet(own, general);
    }

    private boolean one(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            String name = parser.getText();
            Optional<GeneralMask> mask = GeneralMask.named(name);
            mask.ifPresentOrElse(
                    general::add,
                    () ->
                            problem(
                                    "has the unknown mask '" + name + "'",
                                    "the masks are " + names()));
            return mask.isPresent();
        }
        if (parser.currentToken() != JsonToken.START_OBJECT
                || parser.nextToken() != JsonToken.FIELD_NAME) {
            problem("has something else than names and objects of one key", HINT);
            return false;
        }
        String name = parser.currentName();
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
            problem("has no text for the mask '" + name + "'", HINT);
            return false;
        }
        String pattern = parser.getText();
        if (parser.nextToken() != JsonToken.END_OBJECT) {
            problem("has an object of several keys", HINT);
            return false;
        }
        return own(name, pattern);
    }

    private boolean own(String name, String pattern) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*") || name.length() > LONGEST_NAME) {
            problem(
                    "has a mask of the name '" + name + "'",
                    "take letters, digits and underscores, at most " + LONGEST_NAME);
            return false;
        }
        boolean taken =
                GeneralMask.named(name).isPresent()
                        || name.equals(SlotNames.VARIES)
                        || own.stream().anyMatch(mask -> mask.name().equals(name));
        if (taken) {
            problem("has two masks of the name '" + name + "'", "take another name");
            return false;
        }
        try {
            own.add(OwnMask.of(name, pattern));
            return true;
        } catch (PatternSyntaxException e) {
            problem(
                    "has a regular expression for '" + name + "' that is none: " + e.getMessage(),
                    "write it in the syntax of RE2, without look-around and references");
            return false;
        }
    }

    private static String names() {
        return Arrays.stream(GeneralMask.values())
                .map(GeneralMask::shown)
                .collect(Collectors.joining(", "));
    }

    private void problem(String what, String hint) {
        arguments.problem("MINE004", arguments.span(NAME), "argument '" + NAME + "' " + what, hint);
    }
}
