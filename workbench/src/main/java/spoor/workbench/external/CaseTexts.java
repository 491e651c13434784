package spoor.workbench.external;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import spoor.formats.delimited.DelimitedRows;
import spoor.kql.bind.Catalog;
import spoor.kql.syntax.Parser;
import spoor.kql.syntax.Statement;
import spoor.model.ErrorKind;
import spoor.model.ProblemException;
import spoor.model.SpoorException;

/// The watchlists (`watchlists/NAME.csv`) and saved functions (`functions/NAME.kql`) of a case:
/// plain files in its folder.
public final class CaseTexts {
    private final Path watchlists;
    private final Path functions;
    private final Path places;
    private final Path models;

    public CaseTexts(Path folder) {
        this.watchlists = folder.resolve("watchlists");
        this.functions = folder.resolve("functions");
        this.places = folder.resolve(Catalog.ADDRESS_PLACES);
        this.models = folder.resolve("models");
    }

    /// The file of a trained model (`models/NAME.json`), which need not be there yet.
    ///
    /// @param name letters, digits, `-` and `_`, as miners check it
    public Path model(String name) {
        return models.resolve(name + ".json");
    }

    /// The models that are kept, by name, damaged ones too.
    public List<KeptModel> models() {
        return names(models, ".json").stream()
                .map(name -> KeptModel.of(name, model(name)))
                .toList();
    }

    /// The database of the places of addresses, where the case has one.
    public Optional<Path> addressPlaces() {
        return Optional.of(places).filter(Files::isRegularFile);
    }

    /// The names of the watchlists, in order.
    public List<String> watchlists() {
        return names(watchlists, ".csv");
    }

    /// The file of a watchlist.
    public Optional<Path> watchlist(String name) {
        return watchlists().contains(name)
                ? Optional.of(watchlists.resolve(name + ".csv"))
                : Optional.empty();
    }

    /// When a watchlist was stored.
    public Instant watchlistStored(String name) {
        try {
            Path file = watchlists.resolve(name + ".csv");
            return watchlists().contains(name)
                    ? Files.getLastModifiedTime(file).toInstant()
                    : Instant.EPOCH;
        } catch (IOException e) {
            throw new SpoorException(
                    ErrorKind.DATA, name + ".csv cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /// The columns of a watchlist, empty when there is none.
    public List<String> watchlistColumns(String name) {
        return watchlist(name).map(CaseTexts::columns).orElse(List.of());
    }

    private static List<String> columns(Path file) {
        try {
            return new DelimitedRows(Files.readAllBytes(file), ',').next().orElse(List.of());
        } catch (IOException | IllegalArgumentException e) {
            throw new SpoorException(
                    ErrorKind.DATA, file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /// Keeps a CSV file with a header as a watchlist; one of that name is replaced.
    public void addWatchlist(String name, Path file) {
        requireName(name);
        List<String> columns = columns(file);
        if (columns.isEmpty()
                || columns.stream().distinct().count() < columns.size()
                || columns.stream().anyMatch(String::isBlank)) {
            throw new SpoorException(
                    ErrorKind.DATA,
                    file + " has no header of names that differ: its first line must hold them");
        }
        try {
            Files.createDirectories(watchlists);
            Files.copy(
                    file, watchlists.resolve(name + ".csv"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritten(name, e);
        }
    }

    /// The names of the saved functions, in order.
    public List<String> functions() {
        return names(functions, ".kql");
    }

    /// The text of a saved function.
    public String function(String name) {
        if (!functions().contains(name)) {
            throw new SpoorException(
                    ErrorKind.USER, "there is no function '" + name + "' in this case");
        }
        try {
            return Files.readString(functions.resolve(name + ".kql"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SpoorException(
                    ErrorKind.DATA, name + ".kql cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /// The texts of all saved functions.
    public List<String> functionTexts() {
        return functions().stream().map(this::function).toList();
    }

    /// Saves a function; one of that name is replaced.
    ///
    /// @param text `let NAME = (parameters) { body }`
    /// @throws ProblemException when it is no function of that name
    public void addFunction(String name, String text) {
        requireName(name);
        var parsed = Parser.parse(text);
        if (!parsed.problems().isEmpty()) {
            throw new ProblemException(parsed.problems());
        }
        if (parsed.statements().size() != 1
                || !(parsed.statements().getFirst() instanceof Statement.LetFunction function)
                || !function.name().equals(name)) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "the text must be one function: let " + name + " = (a: string) { ... }");
        }
        try {
            Files.createDirectories(functions);
            Files.writeString(functions.resolve(name + ".kql"), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unwritten(name, e);
        }
    }

    public void removeFunction(String name) {
        String _ = function(name);
        try {
            Files.delete(functions.resolve(name + ".kql"));
        } catch (IOException e) {
            throw unwritten(name, e);
        }
    }

    private static SpoorException unwritten(String name, IOException e) {
        return new SpoorException(
                ErrorKind.DATA, "'" + name + "' cannot be stored (" + e.getMessage() + ")", e);
    }

    private static void requireName(String name) {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_ .-]{0,127}")) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "'" + name + "' is no name: take letters, digits, '_', '-', '.', up to 128");
        }
    }

    private static List<String> names(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new SpoorException(
                    ErrorKind.DATA, folder + " cannot be read (" + e.getMessage() + ")", e);
        }
    }
}
