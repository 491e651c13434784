package spoor.kql.functions;

import java.util.Optional;
import spoor.model.KqlType;

/// What is known of an argument before anything runs.
///
/// @param constant the value when it is a constant and not null (as `RowBatch.value` gives values)
/// @param isConstant whether it is a constant at all (a null constant has no `constant`)
public record Argument(
        KqlType type, boolean nullable, boolean isConstant, Optional<Object> constant) {}
