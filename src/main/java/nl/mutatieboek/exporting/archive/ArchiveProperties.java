package nl.mutatieboek.exporting.archive;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the metadata of a package say that no book can know: under {@code mutatieboek.archive}.
 *
 * @param source where identifications come from (identificatieBron)
 * @param creator the organisation that is answerable for the information (archiefvormer)
 * @param appraisal what the selection list makes of it (waardering): B, V, or N as long as it is not decided
 * @param restriction how use is restricted (beperkingGebruikType)
 * @param selectionList the selection list, such as that of the ministry's financial functions; null leaves it out
 * @param category the code in that list (informatiecategorie); null leaves it out
 * @param partOf the aggregation in the archive that the package goes to (isOnderdeelVan); null leaves it out
 */
@ConfigurationProperties("mutatieboek.archive")
record ArchiveProperties(
        @DefaultValue("Mutatieboek") String source,
        @DefaultValue("niet opgegeven") String creator,
        @DefaultValue("N") Appraisal appraisal,
        @DefaultValue("niet opgegeven") String restriction,
        @Nullable String selectionList,
        @Nullable String category,
        @Nullable String partOf) {
    /** The values that MDTO knows, by their codes. */
    enum Appraisal {
        B("Blijvend te bewaren"),
        V("Tijdelijk te bewaren"),
        N("Nader te bepalen");

        private final String label;

        Appraisal(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
