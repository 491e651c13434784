package spoor.mining;

import java.nio.file.Path;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// Where trained models are kept, by name.
@FunctionalInterface
public interface Models {
    /// The file of a model, which need not be there yet.
    Path file(String name);

    /// The file of a model that is about to be written.
    ///
    /// @throws SpoorException when who asks may not keep one
    default Path fileToKeep(String name) {
        return file(name);
    }

    /// The same models for one who may use them and keep none.
    static Models unchanged(Models models) {
        return new Models() {
            @Override
            public Path file(String name) {
                return models.file(name);
            }

            @Override
            public Path fileToKeep(String name) {
                throw new SpoorException(
                        ErrorKind.USER,
                        "the model '"
                                + name
                                + "' would be kept in the case, and a reader changes nothing in"
                                + " it: leave its name out, or ask as a hunter ('spoor users"
                                + " role')");
            }
        };
    }

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
