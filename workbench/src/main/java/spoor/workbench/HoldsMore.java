package spoor.workbench;

import spoor.formats.Reading;

/// A source holds more than the reading knew by its sample, and is to be read anew. Nothing of it
/// is in the case yet.
final class HoldsMore extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reading reading;

    HoldsMore(Reading reading) {
        super("the source holds more than its sample shows", null, false, false);
        this.reading = reading;
    }

    /// The reading that knows all of it.
    Reading reading() {
        return reading;
    }
}
