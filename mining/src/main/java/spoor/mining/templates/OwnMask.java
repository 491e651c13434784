package spoor.mining.templates;

import com.google.re2j.Pattern;

/// A mask of the user's: what its regular expression (RE2, so linear in the line) finds is a value.
///
/// @param name letters, digits and underscores
record OwnMask(String name, Pattern pattern) {
    static OwnMask of(String name, String pattern) {
        return new OwnMask(name, Pattern.compile(pattern));
    }
}
