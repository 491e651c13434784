package spoor.mining.templates;

import spoor.model.Stop;

/// Finds the patterns of distinct masked lines. The same lines in the same order give the same
/// patterns.
interface TemplateParser {
    /// How this parser wants lines cut.
    Cutter cutter(MaskSet masks);

    Patterns parse(CutLines lines, Stop stop);
}
