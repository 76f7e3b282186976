package nl.mutatieboek.importing;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import nl.mutatieboek.importing.table.TableFile;

/** Published figures for imports: samples, and the real ones if they are present beside the project. */
public enum PublishedImportData {
    MADE(resources(), "begrotingsstaten.csv", "mutations.csv", "balances.csv", 176),
    PUBLISHED(
            Path.of("..", "shared", "data"),
            "begrotingsstaten-2013-2016-2020-2021.csv",
            "asylum-mutations.csv",
            "asylum-published-stands.csv",
            11_399);

    /** Formats of the published files. */
    public static final List<ImportService.ImportFormat> FORMATS = List.of(
            ImportService.ImportFormat.BEGROTINGSSTATEN,
            ImportService.ImportFormat.MUTATIONS,
            ImportService.ImportFormat.BALANCES);

    private final Path folder;
    private final List<String> names;
    private final int statedBalanceCount;

    PublishedImportData(Path folder, String statements, String mutations, String balances, int stated) {
        this.folder = folder;
        this.names = List.of(statements, mutations, balances);
        this.statedBalanceCount = stated;
    }

    /** The made ones, and the published ones where they are there. */
    public static List<PublishedImportData> available() {
        return Arrays.stream(values())
                .filter(data -> Files.isDirectory(data.folder))
                .toList();
    }

    /** Number of balances in the statements. */
    public int statedBalanceCount() {
        return statedBalanceCount;
    }

    public TableFile statements() {
        return file(ImportService.ImportFormat.BEGROTINGSSTATEN);
    }

    public TableFile file(ImportService.ImportFormat format) {
        String name = switch (format) {
            case BEGROTINGSSTATEN -> names.get(0);
            case MUTATIONS -> names.get(1);
            case BALANCES -> names.get(2);
            case DELIVERY -> throw new IllegalArgumentException("Nobody publishes a delivery file");
        };
        return TableFile.firstSheetOf(folder.resolve(name));
    }

    private static Path resources() {
        try {
            return Path.of(Objects.requireNonNull(PublishedImportData.class.getResource("/intake"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
