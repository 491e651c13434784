package spoor.mining.templates;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The masks of a call: the user's own, applied one after the other, then the general ones.
record MaskSet(List<OwnMask> own, Set<GeneralMask> general) {
    /// All general ones.
    static final MaskSet STANDARD = new MaskSet(List.of(), EnumSet.allOf(GeneralMask.class));

    MaskSet {
        own = List.copyOf(own);
        general = Set.copyOf(general);
        if (own.size() + general.size() > Placeholder.MOST) {
            throw new IllegalArgumentException("more than " + Placeholder.MOST + " masks");
        }
    }

    /// Named by their place, as placeholders count them.
    List<String> names() {
        List<String> names = new ArrayList<>();
        own.forEach(mask -> names.add(mask.name()));
        for (GeneralMask mask : GeneralMask.values()) {
            if (general.contains(mask)) {
                names.add(mask.shown());
            }
        }
        return names;
    }

    /// The place of a general mask; -1 when it is off.
    int place(GeneralMask mask) {
        return general.contains(mask) ? names().indexOf(mask.shown()) : -1;
    }

    Masker masker() {
        return new Masker(this);
    }
}
