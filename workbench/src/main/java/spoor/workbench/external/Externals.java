package spoor.workbench.external;

import java.nio.file.Path;
import java.util.Optional;
import spoor.kql.bind.RemoteBinder;
import spoor.mining.Models;
import spoor.model.ErrorKind;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.model.Stop;

/// Which file an address of `externaldata` stands for.
@FunctionalInterface
public interface Externals {
    /// @throws SpoorException when the address may not be read; it says how it could be
    Path file(String address);

    /// The file that the user gave for just this address.
    default Optional<Path> given(String address) {
        return Optional.empty();
    }

    /// The file of a trained model, which need not be there yet.
    default Path model(String name) {
        return Models.none().file(name);
    }

    /// The rows of what is asked of another place, with its columns.
    ///
    /// @throws SpoorException naming the place and the reason, also while rows are read
    default RowCursor elsewhere(RemoteBinder.Asked asked, Stop stop) {
        throw new SpoorException(
                ErrorKind.USER,
                "'" + asked.connection() + "' is not connected: spoor connect --help");
    }

    /// Nothing may be read.
    static Externals none() {
        return address -> {
            throw new SpoorException(
                    ErrorKind.USER,
                    "externaldata may not read '"
                            + address
                            + "': say which file stands for it with --external 'ADDRESS=FILE',"
                            + " or allow a folder of files with --external-root DIR");
        };
    }
}
