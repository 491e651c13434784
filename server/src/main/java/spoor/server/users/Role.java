package spoor.server.users;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// What a user may do.
public enum Role {
    /// Ask: queries, exports, all that is shown.
    READER,
    /// Ask, and change the case: load, management commands, hunts.
    HUNTER,
    /// That, and cancel what others ask.
    ADMINISTRATOR;

    /// @throws SpoorException when there is no such role
    public static Role of(String name) {
        return Arrays.stream(values())
                .filter(role -> role.toString().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new SpoorException(
                                ErrorKind.USER,
                                "there is no role '"
                                        + name
                                        + "': choose "
                                        + Arrays.stream(values())
                                                .map(Role::toString)
                                                .collect(Collectors.joining(" or "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
