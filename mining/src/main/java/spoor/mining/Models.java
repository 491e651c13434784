package spoor.mining;

import java.nio.file.Path;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// Where trained models are kept, by name.
@FunctionalInterface
public interface Models {
    /// The file of a model, which need not be there yet.
    Path file(String name);

    /// No models are kept.
    static Models none() {
        return name -> {
            throw new SpoorException(
                    ErrorKind.USER,
                    "the model '"
                            + name
                            + "' has no place: models are kept in a case (--case DIR)");
        };
    }
}
