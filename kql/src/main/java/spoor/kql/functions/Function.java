package spoor.kql.functions;

import java.util.List;

/// One scalar function (or operator on values, under its own spelling: `+`, `has`,
/// `!startswith_cs`) of KQL: everything the binder, the SQL writer, the editor and the support
/// table know of it.
///
/// @param name the KQL name
/// @param aliases other names of the same function (`todynamic` for `parse_json`)
/// @param resultName how an unnamed result column is named
/// @param signatures tried in order; the first that accepts the arguments is taken
/// @param summary one sentence for editor and page
public record Function(
        String name,
        List<String> aliases,
        ResultName resultName,
        List<Signature> signatures,
        String summary) {
    public Function {
        aliases = List.copyOf(aliases);
        signatures = List.copyOf(signatures);
    }

    /// How the column of an unnamed call is named.
    public enum ResultName {
        /// `Column1`, `Column2`, ...
        NONE,
        /// As the first argument would be: `bin(x, 1)` is `x`.
        FIRST_ARGUMENT,
        /// The function's name and the first argument's: `strlen(x)` is `strlen_x`.
        NAME_AND_FIRST_ARGUMENT
    }
}
