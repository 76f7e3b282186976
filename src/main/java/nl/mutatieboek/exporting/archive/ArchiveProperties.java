package nl.mutatieboek.exporting.archive;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * MDTO metadata that the application cannot derive, under {@code mutatieboek.archive}.
 *
 * @param source source of identifiers (identificatieBron)
 * @param creator organisation responsible for the information (archiefvormer)
 * @param appraisal appraisal by the selection list (waardering): B, V, or N while undecided
 * @param restriction restriction on use (beperkingGebruikType)
 * @param selectionList selection list, such as that of the financial functions of the ministry; omitted if null
 * @param category code in that list (informatiecategorie); omitted if null
 * @param partOf aggregation of the archive that receives the package (isOnderdeelVan); omitted if null
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
    /** MDTO codes. */
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
