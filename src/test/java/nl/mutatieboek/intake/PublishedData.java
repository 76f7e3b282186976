package nl.mutatieboek.intake;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import nl.mutatieboek.intake.table.TableFile;

/** The published figures that tests take over. */
public final class PublishedData {
    public static final String STATEMENTS = "begrotingsstaten.csv";
    public static final String MUTATIONS = "asylum-mutations.csv";

    private PublishedData() {}

    public static TableFile file(String name) {
        try {
            return TableFile.at(Path.of(Objects.requireNonNull(PublishedData.class.getResource("/intake/" + name))
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
