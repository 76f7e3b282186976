package nl.mutatieboek.budget;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.mutatieboek.domain.value.Moment;

/**
 * Columns of a delivery file: the budget tables of the open data since 2023, which a ministry delivers for each chapter
 * (RBV 4.90 and further). The amounts are the balances of one phase, in one column. docs/reference/import-files.md names
 * the source of each column.
 */
public final class DeliveryFileFormat {
    public static final String IBOS_NUMBER = "IBOSnummer";
    public static final String YEAR = "Begrotingsjaar";
    public static final String PHASE = "Fase";
    public static final String FLOW = "VUO";
    public static final String TOTAL = "Totaal";
    public static final String CHAPTER = "Hoofdstuknummer";
    public static final String CHAPTER_NAME = "Hoofdstuknaam";
    public static final String ARTICLE = "Artikelnummer";
    public static final String ARTICLE_NAME = "Artikelnaam";
    public static final String PART = "Artikelonderdeelnummer";
    public static final String PART_NAME = "Artikelonderdeelnaam";
    public static final String INSTRUMENT = "Instrumentnummer";
    public static final String INSTRUMENT_NAME = "Instrumentnaam";
    public static final String DETAIL = "Detailnummer";
    public static final String DETAIL_NAME = "Detailnaam";

    /** The path of the item in the book; a column of our own, so that a file is read back exactly. */
    public static final String ITEM = "Begrotingspost";

    /** Levels below the chapter that have columns: article, part, instrument and detail. */
    public static final int LEVELS = 4;

    private DeliveryFileFormat() {}

    /** A phase of a budget year, with its code and the column of its balances. */
    public enum DeliveryPhase {
        OWB(Moment.Code.OWB, "OWB", "StandOWB"),
        VB(Moment.Code.VB, "VB", "StandVB"),
        O1(Moment.Code.O1, "O1", "StandO1"),
        SBS(Moment.Code.SBS, "SBS", "StandSBS", "StandSBSupp"),
        O2(Moment.Code.O2, "O2", "StandO2"),
        JV(Moment.Code.SW, "JV", "Realisatie");

        private final Moment.Code moment;
        private final String code;

        @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
        private final List<String> columns;

        DeliveryPhase(Moment.Code moment, String code, String... columns) {
            this.moment = moment;
            this.code = code;
            this.columns = List.of(columns);
        }

        /** The phase of a moment; empty for a nota van wijziging and an incidental supplementary budget. */
        public static Optional<DeliveryPhase> of(Moment moment) {
            return Arrays.stream(values())
                    .filter(phase -> phase.moment == moment.code())
                    .findFirst();
        }

        public Moment.Code moment() {
            return moment;
        }

        /** The code in the file: {@code OWB}. */
        public String code() {
            return code;
        }

        /** Names of the column with its balances; the first is written. */
        public List<String> columns() {
            return columns;
        }
    }
}
