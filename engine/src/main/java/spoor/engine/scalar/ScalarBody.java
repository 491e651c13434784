package spoor.engine.scalar;

import org.jspecify.annotations.Nullable;

/// The Java body of a KQL function: values in and out as `RowBatch.value` gives them (`Boolean`,
/// `Integer`, `Long` also for ticks, `Double`, `String` also for dynamic's JSON text; null for
/// null). Pure and thread-safe; never throws on data (save `assert`, whose purpose that is).
@FunctionalInterface
public interface ScalarBody {
    @Nullable Object apply(@Nullable Object[] arguments);
}
