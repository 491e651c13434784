package spoor.kql.functions;

import java.util.ArrayList;
import java.util.List;

/// One scalar function (or operator on values, under its own spelling: `+`, `has`,
/// `!startswith_cs`) of KQL: everything the binder, the SQL writer, the editor and the support
/// table know of it.
///
/// Functions whose name begins with `$` cannot be written by a user; the binder calls them
/// (`$member`, `$element`, `$dynamic`).
///
/// @param name the KQL name
/// @param aliases other names of the same function (`todynamic` for `parse_json`)
/// @param resultName how an unnamed result column is named
/// @param prefix what such a name begins with, where it does: mostly the function's name
/// @param stability whether equal arguments give equal results
/// @param signatures tried in order; the first that accepts the arguments is taken
/// @param summary one sentence for editor and page
public record Function(
        String name,
        List<String> aliases,
        ResultName resultName,
        String prefix,
        Stability stability,
        List<Signature> signatures,
        String summary) {
    public Function {
        aliases = List.copyOf(aliases);
        signatures = List.copyOf(signatures);
    }

    /// A function whose unnamed result is `Column1`, without other names.
    static Function of(String name, String summary, Signature... signatures) {
        return new Function(
                name,
                List.of(),
                ResultName.NONE,
                name,
                Stability.STABLE,
                List.of(signatures),
                summary);
    }

    Function alias(String... others) {
        List<String> all = new ArrayList<>(aliases);
        all.addAll(List.of(others));
        return new Function(name, all, resultName, prefix, stability, signatures, summary);
    }

    /// Its unnamed result is named as the first argument would be.
    Function namedAsArgument() {
        return resultNamed(ResultName.FIRST_ARGUMENT);
    }

    Function resultNamed(ResultName other) {
        return new Function(name, aliases, other, prefix, stability, signatures, summary);
    }

    Function resultNamed(ResultName other, String begin) {
        return new Function(name, aliases, other, begin, stability, signatures, summary);
    }

    Function changing() {
        return new Function(
                name, aliases, resultName, prefix, Stability.VOLATILE, signatures, summary);
    }

    /// Whether only the binder may call it.
    public boolean hidden() {
        return name.startsWith("$");
    }

    /// How the column of an unnamed call is named.
    public enum ResultName {
        /// `Column1`, `Column2`, ...
        NONE,
        /// As the first argument would be: `bin(x, 1)` is `x`.
        FIRST_ARGUMENT,
        /// As the first argument would be, when there is only one.
        ONLY_ARGUMENT,
        /// The prefix and the first argument's name: `strlen(x)` is `strlen_x`.
        NAME_AND_FIRST_ARGUMENT,
        /// The first argument's name and the prefix: `array_sort_asc(x)` is `x_sorted`.
        FIRST_ARGUMENT_AND_NAME,
        /// The text of the first argument, when a column has that name: `column_ifexists("x", 0)`.
        FIRST_ARGUMENT_VALUE,
        /// The prefix: `ingestion_time()` is `$IngestionTime`.
        PREFIX_ONLY
    }

    /// Whether a call may be computed once for equal arguments.
    public enum Stability {
        STABLE,
        /// Another value at each call (`rand()`, `new_guid()`): never folded, shared or moved.
        VOLATILE
    }
}
