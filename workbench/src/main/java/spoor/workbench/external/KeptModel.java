package spoor.workbench.external;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import spoor.mining.models.ModelFile;
import spoor.mining.models.ModelHead;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// A trained model of a case.
///
/// @param bytes of its file
/// @param head what it says of itself; empty when it cannot be read
/// @param problem why it cannot be read; '' when it can
public record KeptModel(String name, long bytes, Optional<ModelHead> head, String problem) {
    static KeptModel of(String name, Path file) {
        try {
            long bytes = Files.size(file);
            try {
                return new KeptModel(name, bytes, Optional.of(ModelFile.head(file, name)), "");
            } catch (SpoorException e) {
                return new KeptModel(name, bytes, Optional.empty(), String.valueOf(e.getMessage()));
            }
        } catch (IOException e) {
            throw new SpoorException(
                    ErrorKind.DATA, file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }
}
