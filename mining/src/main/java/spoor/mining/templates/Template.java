package spoor.mining.templates;

import java.util.List;

/// The wording that many lines share, and the slots between in which they differ.
///
/// @param literals the wording before, between and after the slots: one more than slots
/// @param slots what each slot held: bit 0 for values that no mask took, bit 1 for those that the
///   first mask took, and so on
record Template(List<String> literals, List<Integer> slots) {
    Template {
        literals = List.copyOf(literals);
        slots = List.copyOf(slots);
        if (literals.size() != slots.size() + 1) {
            throw new IllegalArgumentException(literals + " around " + slots);
        }
    }

    /// With `<*>` for each slot.
    String text() {
        return String.join(Placeholder.SHOWN, literals);
    }
}
